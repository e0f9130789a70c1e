/** An exact decimal, `units / 10^scale`: limits are compared without binary rounding. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

export function toNumber({ units, scale }: Decimal): number {
  return Number(`${units}e-${scale}`);
}

/** Of plain decimal text such as `-0.25`; the caller has checked that it is one. */
export function toDecimal(text: string): Decimal {
  const [whole = "", fraction = ""] = text.split(".");
  return shortest({ units: BigInt(whole + fraction), scale: fraction.length });
}

/** The decimal that a number prints as: what a file says, not its nearest binary neighbour. */
export function decimalOf(value: number): Decimal {
  const [digits = "0", exponent = "0"] = String(value).split("e");
  const [whole = "0", fraction = ""] = digits.split(".");
  const scale = fraction.length - Number(exponent);
  const units = BigInt(whole + fraction);
  return scale < 0 ? { units: units * 10n ** BigInt(-scale), scale: 0 } : { units, scale };
}

export function minus(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { units: unitsAt(a, scale) - unitsAt(b, scale), scale };
}

export function times(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, scale: a.scale + b.scale };
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`; exact. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const { units } = minus(a, b);
  return units === 0n ? 0 : units < 0n ? -1 : 1;
}

/** Without trailing zeros, so that equal numbers are equal objects: 0.50 is 0.5. */
export function shortest({ units, scale }: Decimal): Decimal {
  let short = { units, scale };
  while (short.scale > 0 && short.units % 10n === 0n)
    short = { units: short.units / 10n, scale: short.scale - 1 };
  return short;
}

function unitsAt({ units, scale }: Decimal, wanted: number): bigint {
  return units * 10n ** BigInt(wanted - scale);
}
