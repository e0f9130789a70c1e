import type { Metric } from "../catalog/metrics.ts";
import { isUnmeasured, type Unmeasured } from "../catalog/unmeasured.ts";
import type { Limit } from "../policy/policy.ts";
import { isTellable } from "../statistics/after/harm.ts";
import type { Resampling } from "../statistics/after/redraws.ts";
import { findMetric } from "../tasks/rows.ts";
import { noValue } from "./decide/between.ts";
import { DECISIONS } from "./decide/decisions.ts";
import { whyGuessed } from "./decide/guess.ts";
import { resamplingOf } from "./decide/resampling-of.ts";
import type { Trial } from "./decide/trial.ts";
import { type Judgement, unmeasured } from "./judgement.ts";
import { isStated, judgeStated } from "./recorded/stated.ts";
import type { Sighting } from "./sighting.ts";
import { sliceOf } from "./slices/slice-of.ts";

/** One limit on one target, from what was seen there. What comes out as no number was not measured. */
export function judgeLimit(
  limit: Limit,
  sighting: Sighting | Unmeasured,
  alpha: number,
): Judgement {
  const metric = limit.declared ?? findMetric(limit.metric);
  if (metric === undefined) return unmeasured(notYet(limit.metric));
  const found = decide(limit, metric, sighting, alpha);
  return isTellable(found.observed ?? 0) ? found : unmeasured(noValue(metric));
}

function decide(
  limit: Limit,
  metric: Metric,
  sighting: Sighting | Unmeasured,
  alpha: number,
): Judgement {
  const recorded = judgeRecorded(limit, metric, sighting, alpha);
  if (recorded !== undefined) return recorded;
  const trial = trialOf(limit, metric, sighting, alpha);
  if (isUnmeasured(trial)) return unmeasured(trial);
  // By all samples: in a slice of one class nothing is better than that class.
  const guessed = isUnmeasured(sighting) ? undefined : whyGuessed(limit, metric, sighting);
  if (guessed !== undefined) return unmeasured(guessed);
  const decision = DECISIONS[metric.test][limit.operator];
  if (decision === undefined) return unmeasured(notYet(`${limit.operator} of ${metric.name}`));
  return decision(trial);
}

/** What can take a while of a limit: whoever waits may have it drawn before, some at a time. */
export function resamplingFor(
  limit: Limit,
  sighting: Sighting | Unmeasured,
): Resampling | undefined {
  const metric = limit.declared ?? findMetric(limit.metric);
  if (metric === undefined || metric.test === "exact") return;
  if (judgeRecorded(limit, metric, sighting, NO_MATTER) !== undefined) return;
  const trial = trialOf(limit, metric, sighting, NO_MATTER);
  return isUnmeasured(trial) ? undefined : resamplingOf(trial);
}

/** What is drawn is the same for every confidence. */
const NO_MATTER = 0.05;

function trialOf(
  limit: Limit,
  metric: Metric,
  sighting: Sighting | Unmeasured,
  alpha: number,
): Trial | Unmeasured {
  const why = whyNotYet(metric);
  if (why !== undefined) return why;
  if (isUnmeasured(sighting)) return sighting;
  const within = limit.slice === undefined ? sighting : sliceOf(sighting, limit.slice);
  return isUnmeasured(within) ? within : { ...within, limit, metric, alpha };
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
