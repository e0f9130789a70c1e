import { type Decimal, decimalOf } from "../catalog/decimal.ts";
import { FORMS, type Form, type FormName } from "../catalog/units.ts";
import { type Rounding, toDecimals } from "./rounding.ts";

/** A slice of the data, and a limit on the whole of it or on a slice. */
interface Slice {
  readonly column: string;
  readonly value: string;
}

interface Named {
  readonly slice?: Slice | undefined;
  readonly metric: string;
  readonly operator: string;
}

/** `light=dark`, as the policy writes a slice. */
export function sliceName({ column, value }: Slice): string {
  return `${column}=${value}`;
}

/** What waivers call a limit: `top-1 max-drop`, `light=dark top-1 min`. */
export function limitName({ slice, metric, operator }: Named): string {
  return `${slice === undefined ? "" : `${sliceName(slice)} `}${metric} ${operator}`;
}

/** The limit with its number as the policy has it: `top-1 max-drop 1.5 pt`, `light=dark top-1 min 80 %`. */
export function limitText(
  limit: Named & ({ readonly limit: string } | { readonly text: string }),
): string {
  return `${limitName(limit)} ${"limit" in limit ? limit.limit : limit.text}`;
}

/** With the target that it holds on, where there are several. */
export function limitTextAmong(
  limit: Parameters<typeof limitText>[0] & { readonly on: string },
  targets: readonly string[],
): string {
  return targets.length > 1 ? `${limitText(limit)} on ${limit.on}` : limitText(limit);
}

/**
 * A number as a policy would write it, every digit kept, so that it reads back as itself: `1.5 pt`, `95 %`, `iOS 17`,
 * `13000000 B`. `value` is as files have it: of rates a share of 1.
 */
export function asWritten(value: Decimal, name: FormName): string {
  const { units, unitFirst }: Form = FORMS[name];
  const [unit] = units;
  if (unit === undefined) return plain(value);
  const number = plain({ units: value.units, scale: value.scale - unit.shift });
  return unitFirst ? `${unit.symbol} ${number}` : `${number} ${unit.symbol}`;
}

/** A limit worth writing, to two decimals of its unit: one on a loss is rounded up, which may be wider, not smaller. */
export function asLimit(value: number, name: "points" | "rate", rounding: Rounding): string {
  const { units, scale } = decimalOf(toDecimals(value * 100, 2, rounding));
  return asWritten({ units, scale: scale + 2 }, name);
}

/** `-0.25`: digits, a point and the hyphen that a policy has for a minus. */
function plain({ units, scale }: Decimal): string {
  if (scale <= 0) return String(units * 10n ** BigInt(-scale));
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, "0");
  const fraction = digits.slice(-scale).replace(/0+$/, "");
  const whole = digits.slice(0, -scale);
  return `${units < 0n ? "-" : ""}${whole}${fraction === "" ? "" : `.${fraction}`}`;
}
