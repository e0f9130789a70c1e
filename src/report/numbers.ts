import type { Quantity } from "../catalog/units.ts";

/** How a number is written: a quantity itself, a difference of rates, a ratio, or a plain percentage. */
export type Form = Quantity | "points" | "ratio" | "confidence";

/** Stands for every number there is none of; the reason is nearby. */
export const MISSING = "–";

const MINUS = "−";

const FORMS = {
  rate: { times: 100, decimals: 1, unit: " %" },
  points: { times: 100, decimals: 1, unit: " pt" },
  ratio: { times: 1, decimals: 2, unit: "×" },
  confidence: { times: 100, decimals: 0, unit: " %" },
  number: { times: 1, decimals: 3, unit: "" },
  bits: { times: 1, decimals: 1, unit: "" },
  duration: { times: 1, decimals: 1, unit: " ms" },
  version: { times: 1, decimals: 0, unit: "", before: "iOS " },
} as const satisfies Record<Exclude<Form, "bytes">, Scale>;

interface Scale {
  readonly times: number;
  readonly decimals: number;
  readonly unit: string;
  readonly before?: string;
}

/** `93.1 %`, `−0.4 pt`, `12.3 MB`; never NaN. */
export function write(value: number | null | undefined, form: Form): string {
  return writeBetween(value, undefined, form);
}

/** `0.4 pt [−0.1, 1.2]`: the unit once, for all three; the ends rounded outward, never towards a limit. */
export function writeBetween(
  value: number | null | undefined,
  interval: readonly [number, number] | undefined,
  form: Form,
): string {
  const scale: Scale = form === "bytes" ? sizeScale(value ?? 0) : FORMS[form];
  const shown = rounded(value ?? Number.NaN, scale, Math.round);
  if (shown === undefined) return MISSING;
  const [low, high] = interval ?? [Number.NaN, Number.NaN];
  const ends = [rounded(low, scale, Math.floor), rounded(high, scale, Math.ceil)];
  return `${scale.before ?? ""}${shown}${scale.unit}${ends.includes(undefined) ? "" : ` [${ends.join(", ")}]`}`;
}

function rounded(
  value: number,
  { times, decimals }: Scale,
  round: (value: number) => number,
): string | undefined {
  const ten = 10 ** decimals;
  // Twelve digits: what binary fractions add beyond them is no reason to round up.
  const shown = round(Number((value * times * ten).toPrecision(12))) / ten;
  if (!Number.isFinite(shown)) return undefined;
  return `${shown < 0 ? MINUS : ""}${Math.abs(shown).toFixed(decimals)}`;
}

function sizeScale(bytes: number): Scale {
  const size = Math.abs(bytes);
  if (size < 1e3) return { times: 1, decimals: 0, unit: " B" };
  if (size < 999_950) return { times: 1e-3, decimals: 1, unit: " kB" };
  if (size < 999_950_000) return { times: 1e-6, decimals: 1, unit: " MB" };
  return { times: 1e-9, decimals: 2, unit: " GB" };
}
