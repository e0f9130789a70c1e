import type { Metric } from "../../catalog/metrics.ts";
import { isUnmeasured, type Unmeasured } from "../../catalog/unmeasured.ts";
import { isTellable } from "../../statistics/after/harm.ts";
import type { Scores } from "../../statistics/scores.ts";
import { type Columns, scoresOf } from "../../tasks/tasks.ts";
import type { Seen } from "../evidence.ts";

/** What a metric makes of what was seen of a variant: its records, or the times it took. */
export function scoresSeen(
  metric: Metric,
  seen: Seen,
  reference: Columns | Unmeasured,
): Scores | Unmeasured {
  const scores =
    metric.test === "rounds" ? roundsOf(metric, seen) : scoresOf(metric, seen.columns, reference);
  return isUnmeasured(scores) || allFinite(scores) ? scores : notFinite(metric, scores);
}

function roundsOf({ name }: Metric, { rounds }: Seen): Scores | Unmeasured {
  if (rounds === undefined)
    return { unmeasured: `${name} needs a target that measures it; no engine here does yet` };
  return { kind: "rounds", rounds, p: name === "latency-p95" ? 0.95 : 0.5 };
}

function allFinite(scores: Scores): boolean {
  switch (scores.kind) {
    case "mean":
    case "quantile":
      return scores.values.every(Number.isFinite);
    case "clustered":
      return scores.sums.every(Number.isFinite) && scores.sizes.every((size) => size > 0);
    case "rounds":
      return scores.rounds.every((times) => times.length > 0 && times.every((time) => time > 0));
    case "screen":
      return isTellable(scores.value);
    case "rate":
    case "resampled":
    case "collapsed":
      return true;
    default:
      return scores satisfies never;
  }
}

function notFinite({ name }: Metric, { kind }: Scores): Unmeasured {
  if (kind === "rounds")
    return { unmeasured: `a round of ${name} has no time, or one that is not above 0` };
  return { unmeasured: `a value of ${name} is no finite number` };
}
