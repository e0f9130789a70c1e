import { findMetric, type Metric } from "../catalog/metrics.ts";
import { isUnmeasured, type Unmeasured } from "../metrics/unmeasured.ts";
import type { Limit } from "../policy/policy.ts";
import { DECISIONS } from "./decide/decisions.ts";
import { type Judgement, unmeasured } from "./judgement.ts";
import { isStated, judgeStated } from "./recorded/stated.ts";
import type { Sighting } from "./sighting.ts";
import { sliceOf } from "./slices/slice-of.ts";

/** One limit on one target, from what was seen there. */
export function judgeLimit(
  limit: Limit,
  sighting: Sighting | Unmeasured,
  alpha: number,
): Judgement {
  const metric = limit.declared ?? findMetric(limit.metric);
  if (metric === undefined) return unmeasured(notYet(limit.metric));
  const recorded = judgeRecorded(limit, metric, sighting, alpha);
  if (recorded !== undefined) return recorded;
  const why = whyNotYet(metric);
  if (why !== undefined) return unmeasured(why);
  if (isUnmeasured(sighting)) return unmeasured(sighting);
  const within = limit.slice === undefined ? sighting : sliceOf(sighting, limit.slice);
  if (isUnmeasured(within)) return unmeasured(within);
  const decide = DECISIONS[metric.test][limit.operator];
  if (decide === undefined) return unmeasured(notYet(`${limit.operator} of ${metric.name}`));
  return decide({ ...within, limit, metric, alpha });
}

/** A number that was only stated; of what no engine here measures, the reason that a recording has none. */
function judgeRecorded(
  limit: Limit,
  metric: Metric,
  sighting: Sighting | Unmeasured,
  alpha: number,
): Judgement | undefined {
  if (isUnmeasured(sighting)) return metric.source === "target" ? unmeasured(sighting) : undefined;
  if (limit.slice !== undefined) return;
  const trial = { ...sighting, limit, metric, alpha };
  return isStated(trial) ? judgeStated(trial) : undefined;
}

/** What a limit asks for that nothing here can tell yet. */
function whyNotYet({ name, source, test }: Metric): Unmeasured | undefined {
  if (source === "target" && test !== "rounds") {
    return { unmeasured: `${name} needs a target that measures it; no engine here does yet` };
  }
  if (test === "not-yet") return notYet(name);
}

function notYet(what: string): Unmeasured {
  return { unmeasured: `${what} is not evaluated yet` };
}
