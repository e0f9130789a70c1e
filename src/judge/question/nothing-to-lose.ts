import { toNumber } from "../../catalog/decimal.ts";
import type { Metric } from "../../catalog/metrics.ts";
import { OPERATORS } from "../../catalog/operators.ts";
import { WRITTEN } from "../../catalog/units.ts";
import type { Unmeasured } from "../../catalog/unmeasured.ts";
import { countRight } from "../../statistics/pairs.ts";
import type { Scores } from "../../statistics/scores.ts";
import { amount } from "../../words/amounts.ts";
import type { About } from "./question.ts";

interface Sides {
  readonly before: Scores;
  readonly than: string;
  readonly same: boolean;
  readonly value: () => number;
}

/**
 * A limit that nothing could have broken is not kept: where hardly an answer was right before, as with labels that
 * name other classes than the model, there is nothing to lose.
 */
export function whyNothingToLose({ metric, limit }: About, sides: Sides): Unmeasured | undefined {
  const { than, same } = sides;
  if (same || OPERATORS[limit.operator].compares !== "difference" || metric.relative) return;
  const [value, worst] = valueAndWorst(metric, sides);
  if (!(Math.abs(value - worst) <= toNumber(limit.target))) return;
  const shown = amount(value, WRITTEN[metric.quantity].value);
  const asked = `${limit.operator} ${limit.text}`;
  return {
    unmeasured: `${than}'s ${metric.name} is ${shown}: no variant could be so much worse that it breaks ${asked}, so keeping it tells nothing; do the labels name what the model answers?`,
  };
}

/** What a side scored, and the worst that anything can score; NaN where that has no end. */
function valueAndWorst(
  { direction }: Metric,
  { before: scores, value }: Sides,
): readonly [number, number] {
  if (scores.kind === "rate")
    return [countRight(scores.right) / scores.right.length, direction === "higher" ? 0 : 1];
  if (!("within" in scores) || scores.within === null) return [Number.NaN, Number.NaN];
  return [value(), scores.within[direction === "higher" ? 0 : 1]];
}
