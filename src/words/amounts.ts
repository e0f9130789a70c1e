import type { FormName } from "../catalog/units.ts";
import { type Rounding, toDecimals, toDigits } from "./rounding.ts";

/** Stands in a table for every number that there is none of; the reason is nearby. */
export const MISSING = "–";

const MINUS = "−";

/** How a kind of number is shown: the value times `times`, then its unit. */
interface Scale {
  readonly times: number;
  /** In a table, where all numbers of a column have as many. */
  readonly decimals: number;
  /** In a sentence: two decimals at most, or four digits. */
  readonly finest: "two decimals" | "four digits";
  readonly unit: string;
  /** What a sentence calls the unit, of one and of any other number. */
  readonly spelled?: readonly [one: string, many: string];
  readonly before?: string;
}

const PERCENT = { times: 100, decimals: 1, finest: "two decimals", unit: " %" } as const;
const PLAIN = { times: 1, decimals: 3, finest: "four digits", unit: "" } as const;

const SCALES = {
  rate: PERCENT,
  relative: PERCENT,
  confidence: PERCENT,
  points: { ...PERCENT, unit: " pt", spelled: [" point", " points"] },
  number: PLAIN,
  difference: PLAIN,
  ratio: { ...PLAIN, decimals: 2, unit: "×", spelled: ["", ""] },
  bits: { ...PLAIN, decimals: 1 },
  duration: { ...PLAIN, decimals: 1, unit: " ms" },
  version: { ...PLAIN, decimals: 0, before: "iOS " },
} as const satisfies Record<Exclude<FormName, "bytes">, Scale>;

/** Sizes have the unit that keeps them short, each from where the one before would be rounded up to a thousand. */
const SIZES = [
  { from: 0, scale: { ...PLAIN, decimals: 0, unit: " B" } },
  { from: 1e3, scale: { ...PLAIN, times: 1e-3, decimals: 1, unit: " kB" } },
  { from: 999_950, scale: { ...PLAIN, times: 1e-6, decimals: 1, unit: " MB" } },
  { from: 999_950_000, scale: { ...PLAIN, times: 1e-9, decimals: 2, unit: " GB" } },
] as const satisfies readonly { readonly from: number; readonly scale: Scale }[];

/**
 * A number as sentences say it, as short as it can be: `93.13 %`, `0.4 points`, `8.312 ms`, `12.3 MB`. `value` is as
 * files have it: rates and confidences are shares of 1, sizes bytes, durations milliseconds. Of a bound, `rounding` is
 * outward.
 */
export function amount(value: number, form: FormName, rounding: Rounding = "nearest"): string {
  if (form === "bytes") return brief(value, form, rounding);
  const scale: Scale = SCALES[form];
  const shown =
    scale.finest === "two decimals"
      ? toDecimals(value * scale.times, 2, rounding)
      : toDigits(value * scale.times, 4, rounding);
  return worded(shown, scale);
}

/** To what tables show and no finer, for one line that says it all: `5.4 points`, `6 MB`. */
export function brief(value: number, form: FormName, rounding: Rounding = "nearest"): string {
  const scale = scaleOf(value, form);
  return worded(toDecimals(value * scale.times, scale.decimals, rounding), scale);
}

/** What is read and compared as it is, with every digit: `1.2 kB (1201 bytes)`, `iOS 17`, `4.512`. */
export function exactAmount(value: number, form: FormName): string {
  if (form === "bytes") return `${amount(value, form)} (${value} bytes)`;
  const scale: Scale = SCALES[form];
  return worded(value * scale.times, scale);
}

/** A number in a table, its decimals fixed so that a column lines up: `93.1 %`, `−0.4 pt`, `12.0 MB`; never NaN. */
export function cell(value: number | null | undefined, form: FormName): string {
  return cellBetween(value, undefined, form);
}

/** `0.4 pt [−0.1, 1.2]`: the unit once, for all three; the ends rounded outward, never towards a limit. */
export function cellBetween(
  value: number | null | undefined,
  interval: readonly [number, number] | undefined,
  form: FormName,
): string {
  const scale = scaleOf(value ?? 0, form);
  const shown = fixed(value ?? Number.NaN, scale, "nearest");
  if (shown === undefined) return MISSING;
  const [low, high] = interval ?? [Number.NaN, Number.NaN];
  const ends = [fixed(low, scale, "down"), fixed(high, scale, "up")];
  return `${scale.before ?? ""}${shown}${scale.unit}${ends.includes(undefined) ? "" : ` [${ends.join(", ")}]`}`;
}

/** A number without a unit to three digits, as many as anyone reads of a comparison: `264 times as steep`. */
export function factor(value: number): string {
  return text(toDigits(value, 3, "nearest"));
}

/** A plain number with so many decimals, zeros too: `32.00`; one that is too large to have any stands as it is. */
export function withDecimals(value: number, decimals: number): string {
  return fixed(value, { times: 1, decimals }, "nearest") ?? text(value);
}

/** A chance in whole percent; nearly none and nearly all are neither. */
export function chance(share: number): string {
  if (share > 0.0005 && share < 0.005) return "<1 %";
  if (share < 0.9995 && share > 0.995) return ">99 %";
  return `${toDecimals(share * 100, 0, "nearest")} %`;
}

function scaleOf(value: number, form: FormName): Scale {
  if (form !== "bytes") return SCALES[form];
  return SIZES.findLast(({ from }) => Math.abs(value) >= from)?.scale ?? SIZES[0].scale;
}

function worded(shown: number, { unit, spelled, before = "" }: Scale): string {
  const number = text(shown);
  return `${before}${number}${spelled === undefined ? unit : spelled[number === "1" ? 0 : 1]}`;
}

/** Never a hyphen for a minus, and no negative zero. */
function text(shown: number): string {
  return String(shown + 0).replaceAll("-", MINUS);
}

function fixed(
  value: number,
  { times, decimals }: Pick<Scale, "times" | "decimals">,
  rounding: Rounding,
): string | undefined {
  const shown = toDecimals(value * times, decimals, rounding);
  if (!Number.isFinite(shown)) return undefined;
  return `${shown < 0 ? MINUS : ""}${Math.abs(shown).toFixed(decimals)}`;
}
