import { toNumber } from "../catalog/decimal.ts";
import { findMetric, type Test } from "../catalog/metrics.ts";
import type { Operator } from "../catalog/operators.ts";
import type { Chance } from "../contract/outlook.ts";
import { MOST_COUNTED } from "../statistics/after/rate-interval.ts";
import { dropChances } from "../statistics/before/drop-chances.ts";
import { rateChances } from "../statistics/before/rate-chances.ts";
import { steady } from "../words/rounding.ts";
import type { Asked } from "./asked.ts";
import { supposedAt } from "./supposed.ts";

type Table = (asked: Asked) => Chance[];

const TABLES: Partial<Record<Test, Partial<Record<Operator, Table>>>> = {
  rate: {
    min: (asked) => ofRate(asked, "min"),
    max: (asked) => ofRate(asked, "max"),
    "max-drop": ofDrop,
    "max-regression": ofDrop,
  },
};

/** What the gate would answer at a few truths, the harmless one first; nothing where no formula says it. */
export function chancesOf(asked: Asked): Chance[] | undefined {
  const metric = findMetric(asked.limit.metric);
  if (asked.n === 0 || metric === undefined) return;
  return TABLES[metric.test]?.[asked.limit.operator]?.(asked);
}

const DROPS = [0, 0.5, 1, 1.5, 3];

function ofDrop({ limit, n, alpha }: Asked): Chance[] {
  const chances = dropChances({ n, limit: limit.target, alpha });
  const drops = DROPS.map((times) => steady(times * toNumber(limit.target)));
  return [...new Set(drops)]
    .filter((drop) => drop <= 1)
    .map((drop) => ({ truth: drop, ...chances(supposedAt(limit, drop)) }));
}

/** In points, away from a `min` and beyond it. */
const MARGINS = [0.04, 0.02, 0.01, 0, -0.01, -0.02];

function ofRate({ limit, n, alpha }: Asked, operator: "min" | "max"): Chance[] {
  const counted = Math.min(n, MOST_COUNTED);
  const chances = rateChances({ operator, n: counted, limit: limit.target, alpha });
  const sign = operator === "min" ? 1 : -1;
  return MARGINS.map((margin) => steady(toNumber(limit.target) + sign * margin))
    .filter((rate) => rate >= 0 && rate <= 1)
    .map((rate) => ({ truth: rate, ...chances(rate) }));
}
