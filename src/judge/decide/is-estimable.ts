import type { Estimable, Scores } from "../../statistics/scores.ts";

export function isEstimable(scores: Scores): scores is Estimable {
  return scores.kind !== "rate" && scores.kind !== "screen" && scores.kind !== "collapsed";
}
