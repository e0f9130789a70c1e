import { toNumber } from "../../catalog/decimal.ts";
import type { Metric } from "../../catalog/metrics.ts";
import { OPERATORS } from "../../catalog/operators.ts";
import { WRITTEN } from "../../catalog/units.ts";
import type { Unmeasured } from "../../catalog/unmeasured.ts";
import { harmAlone } from "../../statistics/after/estimates.ts";
import { countRight } from "../../statistics/pairs.ts";
import type { Scores } from "../../statistics/scores.ts";
import { amount } from "../../words/amounts.ts";
import type { Judgement } from "../judgement.ts";
import type { Versus } from "./sides.ts";
import type { Trial } from "./trial.ts";

/**
 * A limit that nothing could have broken is not kept: where hardly an answer was right before, as with labels that
 * name other classes than the model, there is nothing to lose.
 */
export function doubtNothingToLose(trial: Trial, sides: Versus): Unmeasured | undefined {
  const { metric, limit } = trial;
  const { before, than, same } = sides;
  if (same || OPERATORS[limit.operator].compares !== "difference" || metric.relative) return;
  const [value, worst] = valueAndWorst(metric, before);
  if (!(Math.abs(value - worst) <= toNumber(limit.target))) return;
  const shown = amount(value, WRITTEN[metric.quantity].value);
  const asked = `${limit.operator} ${limit.text}`;
  return {
    unmeasured: `${than}'s ${metric.name} is ${shown}: no variant could be so much worse that it breaks ${asked}, so keeping it tells nothing; do the labels name what the model answers?`,
  };
}

/** What surely got better passes all the same. */
export function isSurelyBetter({ interval }: Judgement): boolean {
  return interval !== undefined && interval[1] < 0;
}

/** What a side scored, and the worst that anything can score; NaN where that has no end. */
function valueAndWorst({ direction }: Metric, scores: Scores): readonly [number, number] {
  if (scores.kind === "rate")
    return [countRight(scores.right) / scores.right.length, direction === "higher" ? 0 : 1];
  if (!("within" in scores) || scores.within === null) return [Number.NaN, Number.NaN];
  return [harmAlone.lower(scores).value, scores.within[direction === "higher" ? 0 : 1]];
}
