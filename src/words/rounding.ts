/** Which of its neighbours a number may become: a bound is rounded outward, so that none looks better than it is. */
export type Rounding = "nearest" | "down" | "up";

const ROUND = {
  nearest: Math.round,
  down: Math.floor,
  up: Math.ceil,
} as const satisfies Record<Rounding, (value: number) => number>;

/** Twelve digits: what machines compute differently, and what binary fractions add, lies beyond them. */
export function steady(value: number): number {
  return Number(value.toPrecision(12));
}

/** A share of 1 as files keep it: six decimals are the same bytes on every machine, whatever it was computed by. */
export function steadyShare(share: number): number {
  return Number(share.toFixed(6));
}

/** To so many decimals at most. What is a hair from them by binary fractions alone is not rounded away. */
export function toDecimals(value: number, decimals: number, rounding: Rounding): number {
  const scale = 10 ** decimals;
  return ROUND[rounding](steady(value * scale)) / scale;
}

/** To so many significant digits at most. */
export function toDigits(value: number, digits: number, rounding: Rounding): number {
  if (value === 0) return 0;
  const places = digits - 1 - Math.floor(Math.log10(Math.abs(value)));
  // There is no power of ten for the very smallest numbers, and no number to round the very largest up to.
  if (Math.abs(places) > MOST_PLACES) return Number(value.toPrecision(digits));
  const scale = 10 ** Math.abs(places);
  const rounded = ROUND[rounding](steady(places > 0 ? value * scale : value / scale));
  return Number((places > 0 ? rounded / scale : rounded * scale).toPrecision(digits));
}

const MOST_PLACES = 300;
