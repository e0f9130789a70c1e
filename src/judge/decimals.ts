import type { Decimal } from "../catalog/decimal.ts";

/** The decimal that a number prints as: what a file says, not its nearest binary neighbour. */
export function decimalOf(value: number): Decimal {
  const [digits = "0", exponent = "0"] = String(value).split("e");
  const [whole = "0", fraction = ""] = digits.split(".");
  return raised({ units: BigInt(whole + fraction), scale: fraction.length - Number(exponent) }, 0);
}

export function minus(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { units: raised(a, scale).units - raised(b, scale).units, scale };
}

export function times(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, scale: a.scale + b.scale };
}

/** The same decimal with at least so many places. */
function raised({ units, scale }: Decimal, least: number): Decimal {
  const more = Math.max(0, least - scale);
  return { units: units * 10n ** BigInt(more), scale: scale + more };
}
