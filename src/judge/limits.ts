import { engineOf } from "../catalog/targets.ts";
import type { Limit } from "../policy/policy.ts";
import { findMetric } from "../tasks/rows.ts";
import { alphaOf } from "./alpha.ts";
import type { Judgement } from "./judgement.ts";
import { judgeLimit } from "./limit.ts";
import { doubtLoneScreens } from "./lone-screens.ts";
import { flagFailures } from "./slices/flag.ts";
import type { Subject } from "./subject.ts";
import type { Ask, Tried } from "./tried.ts";

/** Every limit of a variant on every target it is meant for; those on slices at the variant's own level. */
export function tryLimits(subject: Subject, alpha: number): Tried[] {
  const own = alphaOf(subject.settings);
  const tried = asksOf(subject).map((ask) => ({
    ...ask,
    judgement: judgeAsk(subject, ask, ask.limit.slice === undefined ? alpha : own),
  }));
  return flagFailures(doubtLoneScreens(tried), own, (ask, level) => judgeAsk(subject, ask, level));
}

/** Each limit with each target that it holds for. */
export function asksOf({ variant, targets }: Subject): Ask[] {
  return variant.limits.flatMap((limit) =>
    limitTargets(limit, targets).map((target) => ({ limit, target })),
  );
}

/** One of them, with each bound as sure as asked for. */
export function judgeAsk(subject: Subject, { limit, target }: Ask, alpha: number): Judgement {
  const sighting = subject.sightings.get(target) ?? notRun(target);
  return doubted(judgeLimit(limit, sighting, alpha), subject.unshrunk);
}

/** What the package alone says is the same on every target. */
export function limitTargets({ metric, on }: Limit, targets: readonly string[]): readonly string[] {
  if (on !== undefined) return [engineOf(on)];
  return findMetric(metric)?.source === "package" ? targets.slice(0, 1) : targets;
}

function notRun(target: string) {
  return {
    unmeasured: `nothing was measured on ${target}`,
  };
}

/** A variant that did not shrink can be proven to fail, but not to pass. */
function doubted(judgement: Judgement, unshrunk: string | undefined): Judgement {
  if (unshrunk === undefined || judgement.state === "fail") return judgement;
  if (judgement.state === "unmeasured") return judgement;
  const { leans: _, ...rest } = judgement;
  return { ...rest, state: "unmeasured", why: unshrunk };
}
