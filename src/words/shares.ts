import { amount } from "./amounts.ts";
import type { Rounding } from "./rounding.ts";

/**
 * A small share as one of so many: `one in 33`. A bound is rounded outward; a share that is not small is in percent,
 * where one in two and one in three lie far apart.
 */
export function oneIn(share: number, rounding: Exclude<Rounding, "nearest">): string {
  if (share <= 0) return "none";
  if (share > SMALL) return amount(share, "rate", rounding);
  const all = rounding === "up" ? Math.floor(1 / share) : Math.ceil(1 / share);
  return `one in ${all}`;
}

const SMALL = 0.1;
