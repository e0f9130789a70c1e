import { findMetric } from "../catalog/metrics.ts";
import { engineOf } from "../catalog/targets.ts";
import type { Limit } from "../policy/policy.ts";
import type { Judgement } from "./judgement.ts";
import { judgeLimit } from "./limit.ts";
import type { Subject } from "./subject.ts";

/** A limit on one target, and what it was found to be. */
export interface Tried {
  readonly limit: Limit;
  readonly target: string;
  readonly judgement: Judgement;
}

/** Every limit of a variant on every target it is meant for. */
export function tryLimits(subject: Subject, alpha: number): Tried[] {
  return subject.variant.limits.flatMap((limit) =>
    targetsOf(limit, subject.targets).map((target) => {
      const sighting = subject.sightings.get(target) ?? notRun(target);
      const judgement = judgeLimit(limit, sighting, alpha);
      return { limit, target, judgement: doubted(judgement, subject.unshrunk) };
    }),
  );
}

/** What the package alone says is the same on every target. */
function targetsOf({ metric, on }: Limit, targets: readonly string[]): readonly string[] {
  if (on !== undefined) return [engineOf(on)];
  return findMetric(metric)?.source === "package" ? targets.slice(0, 1) : targets;
}

function notRun(target: string) {
  return {
    unmeasured: `nothing was measured on ${target}: recorded targets are not evaluated yet`,
  };
}

/** A variant that did not shrink can be proven to fail, but not to pass. */
function doubted(judgement: Judgement, unshrunk: string | undefined): Judgement {
  if (unshrunk === undefined || judgement.state === "fail") return judgement;
  if (judgement.state === "unmeasured") return judgement;
  const { leans: _, ...rest } = judgement;
  return { ...rest, state: "unmeasured", why: unshrunk };
}
