import { decimalOf, minus, toNumber } from "../../catalog/decimal.ts";
import type { Metric } from "../../catalog/metrics.ts";
import { isUnmeasured } from "../../catalog/unmeasured.ts";
import { pairsOf } from "../../statistics/pairs.ts";
import type { Estimable, Scores } from "../../statistics/scores.ts";
import { boundsBetween, harmBetween } from "../decide/between.ts";
import { changeBetween } from "../decide/change.ts";
import type { Rung } from "./rung.ts";

export interface Drop {
  readonly drop: number;
  /** Where the true drop may lie, which takes time to tell; undefined where nothing tells. */
  readonly bounds: () => readonly [number, number] | undefined;
}

/** How much worse one variant is than another, on the same examples where they are known. */
export function dropBetween(before: Rung, after: Rung, metric: Metric, alpha: number): Drop {
  const [one, other] = [before.scores, after.scores];
  if (one?.kind === "rate" && other?.kind === "rate") {
    const { n, lost, gained } = pairsOf(one.right, other.right);
    const bounds = () => changeBetween(one, other, false, alpha).interval;
    return { drop: (lost - gained) / n, bounds };
  }
  if (!isEstimable(one) || !isEstimable(other)) return byNumbers(before, after);
  const sides = { before: one, after: other, same: false, together: true };
  const harm = harmBetween(metric, { ...sides, by: "difference", at: 0 });
  if (isUnmeasured(harm)) return byNumbers(before, after);
  return { drop: harm.value, bounds: () => boundsBetween(harm, sides, alpha).interval };
}

function isEstimable(scores: Scores | undefined): scores is Estimable {
  return scores !== undefined && !["rate", "screen", "collapsed"].includes(scores.kind);
}

/** In exact decimals: 0.904 less 0.817 is 0.087. */
function byNumbers(before: Rung, after: Rung): Drop {
  const drop = toNumber(minus(decimalOf(before.score), decimalOf(after.score)));
  return { drop, bounds: () => undefined };
}
