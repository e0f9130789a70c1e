import { toNumber } from "../catalog/decimal.ts";
import type { Test } from "../catalog/metrics.ts";
import type { Operator } from "../catalog/operators.ts";
import type { Chance } from "../contract/outlook.ts";
import { MOST_COUNTED } from "../statistics/after/rates.ts";
import type { Chances } from "../statistics/before/chances.ts";
import { dropChances } from "../statistics/before/drops.ts";
import { rateChances } from "../statistics/before/rates.ts";
import { findMetric } from "../tasks/rows.ts";
import { steady } from "../words/rounding.ts";
import { type PlannedLimit, supposedAt } from "./planned-limit.ts";

type Table = (asked: PlannedLimit) => Chance[];

const TABLES: Partial<Record<Test, Partial<Record<Operator, Table>>>> = {
  rate: {
    min: (asked) => ofRate(asked, "min"),
    max: (asked) => ofRate(asked, "max"),
    "max-drop": ofDrop,
    "max-regression": ofDrop,
  },
};

/** What the gate would answer at a few truths, the harmless one first; nothing where no formula says it. */
export function chancesOf(asked: PlannedLimit): Chance[] | undefined {
  const metric = findMetric(asked.limit.metric);
  if (asked.n === 0 || metric === undefined) return;
  return TABLES[metric.test]?.[asked.limit.operator]?.(asked);
}

const DROPS = [0, 0.5, 1, 1.5, 3];

function ofDrop({ limit, n, alpha }: PlannedLimit): Chance[] {
  const chances = dropChances({ n, limit: limit.target, alpha });
  const drops = DROPS.map((times) => steady(times * toNumber(limit.target)));
  return [...new Set(drops)]
    .filter((drop) => drop <= 1)
    .map((drop) => ({ truth: drop, ...chances(supposedAt(limit, drop)) }));
}

/** In points, away from a `min` and beyond it. */
const MARGINS = [0.04, 0.02, 0.01, 0, -0.01, -0.02];

function ofRate({ limit, n, alpha }: PlannedLimit, operator: "min" | "max"): Chance[] {
  const counted = Math.min(n, MOST_COUNTED);
  const chances = rateChances({ operator, n: counted, limit: limit.target, alpha });
  const sign = operator === "min" ? 1 : -1;
  return MARGINS.map((margin) => steady(toNumber(limit.target) + sign * margin))
    .filter((rate) => rate >= 0 && rate <= 1)
    .map((rate) => ({ truth: rate, ...chances(rate) }));
}

/**
 * The smallest true drop that a limit on it stops in `share` of all runs. What stops: a fail, a lean to fail, and
 * under `on-inconclusive: fail` a lean to pass as well.
 */
export function caughtFrom(
  { limit, n, alpha }: PlannedLimit,
  share: number,
  strict: boolean,
): number {
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
