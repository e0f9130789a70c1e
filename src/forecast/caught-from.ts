import type { Chances } from "../statistics/before/chances.ts";
import { dropChances } from "../statistics/before/drop-chances.ts";
import type { Asked } from "./asked.ts";
import { supposedAt } from "./supposed.ts";

/**
 * The smallest true drop that a limit on it stops in `share` of all runs. What stops: a fail, a lean to fail, and
 * under `on-inconclusive: fail` a lean to pass as well.
 */
export function caughtFrom({ limit, n, alpha }: Asked, share: number, strict: boolean): number {
  const chances = dropChances({ n, limit: limit.target, alpha });
  const stops = (drop: number) => stopped(chances(supposedAt(limit, drop)), strict) >= share;
  let [missed, caught] = [0, 1];
  while (caught - missed > 1e-6) {
    const middle = (missed + caught) / 2;
    if (stops(middle)) caught = middle;
    else missed = middle;
  }
  return caught;
}

function stopped({ leansPass, leansFail, fail }: Chances, strict: boolean): number {
  return fail + leansFail + (strict ? leansPass : 0);
}
