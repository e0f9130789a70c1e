import { findMetric, type Metric } from "../catalog/metrics.ts";
import { quote } from "../catalog/quote.ts";
import { isUnmeasured, type Unmeasured } from "../metrics/unmeasured.ts";
import type { Limit } from "../policy/policy.ts";
import { DECISIONS } from "./decide/decisions.ts";
import { type Judgement, unmeasured } from "./judgement.ts";
import type { Sighting } from "./sighting.ts";

/** One limit on one target, from what was seen there. */
export function judgeLimit(
  limit: Limit,
  sighting: Sighting | Unmeasured,
  alpha: number,
): Judgement {
  const metric = findMetric(limit.metric);
  if (metric === undefined) return unmeasured(notYet(limit.metric));
  const why = whyNotYet(limit, metric);
  if (why !== undefined) return unmeasured(why);
  if (isUnmeasured(sighting)) return unmeasured(sighting);
  const decide = DECISIONS[metric.test][limit.operator];
  if (decide === undefined) return unmeasured(notYet(`${limit.operator} of ${metric.name}`));
  return decide({ ...sighting, limit, metric, alpha });
}

/** What a limit asks for that nothing here can tell yet. */
function whyNotYet({ slice }: Limit, { name, source, test }: Metric): Unmeasured | undefined {
  if (slice !== undefined)
    return notYet(`a limit on the slice ${quote(slice.column)}=${quote(slice.value)}`);
  if (source === "target") {
    return { unmeasured: `${name} needs a target that measures it; no engine here does yet` };
  }
  if (test === "mean" || test === "not-yet") return notYet(name);
}

function notYet(what: string): Unmeasured {
  return { unmeasured: `${what} is not evaluated yet` };
}
