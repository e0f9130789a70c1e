import { findMetric } from "../catalog/metrics.ts";
import type { JudgedLimit, JudgedModel, JudgedVariant } from "../contract/verdict.ts";
import { holm } from "../metrics/statistics/holm.ts";
import { alphaOf } from "./alpha.ts";
import { itselfOf } from "./itself.ts";
import { asksOf, judgeAsk } from "./limits.ts";
import type { ModelCase } from "./model-case.ts";
import { type Subject, subjectOf } from "./subject.ts";
import type { Ask } from "./tried.ts";

/**
 * Marks the failures that are proven. Whoever puts many limits to the test sees one fail by chance: of six that
 * are exactly met nearly one run in three. Proven is what Holm's procedure holds among all enforced limits.
 */
export function withProofs(
  cases: readonly ModelCase[],
  models: readonly JudgedModel[],
): JudgedModel[] {
  const enforced = models.flatMap(({ itself, variants }) =>
    [...(itself ? [itself] : []), ...variants].filter((one) => one.enforced),
  );
  const among = enforced.flatMap(({ limits }) => limits.filter(isOfFamily)).length;
  const failures = cases.flatMap((modelCase, at) => failuresOf(modelCase, models[at]));
  const others = Array.from({ length: among - failures.length }, () => null);
  const held = holm([...failures, ...others], 1, (one, share) => one?.failsAt(share) ?? false);
  const proven = new Set([...held].map((one) => one?.limit));
  return models.map((model) => ({
    ...model,
    ...(model.itself && { itself: marked(model.itself, proven, among) }),
    variants: model.variants.map((variant) => marked(variant, proven, among)),
  }));
}

interface Failure {
  readonly limit: JudgedLimit;
  /** Whether it fails at this share of its own alpha. */
  failsAt(share: number): boolean;
}

function failuresOf(modelCase: ModelCase, model: JudgedModel | undefined): Failure[] {
  const itself = model?.itself;
  const own = itself?.limits.some(isFailure) ? failuresIn(itselfOf(modelCase), itself) : [];
  const made = (model?.variants ?? []).flatMap((judged, at) => {
    const variant = modelCase.model.variants[at];
    if (variant === undefined || !judged.enforced || !judged.limits.some(isFailure)) return [];
    return failuresIn(subjectOf(modelCase, variant), judged);
  });
  return [...own, ...made];
}

/** Limits are judged in the order of what the subject is asked. */
function failuresIn(subject: Subject, { limits }: JudgedVariant): Failure[] {
  const alpha = alphaOf(subject.settings);
  const failsAt = (ask: Ask | undefined, share: number) =>
    ask !== undefined && judgeAsk(subject, ask, alpha * share).state === "fail";
  const asks = asksOf(subject);
  return limits.flatMap((limit, at) =>
    isFailure(limit) ? [{ limit, failsAt: (share: number) => failsAt(asks[at], share) }] : [],
  );
}

function marked<Part extends JudgedVariant>(
  variant: Part,
  proven: ReadonlySet<JudgedLimit | undefined>,
  among: number,
): Part {
  if (!variant.enforced) return variant;
  const limits = variant.limits.map((limit): JudgedLimit => {
    if (!isFailure(limit)) return limit;
    if (proven.has(limit)) return { ...limit, proven: true };
    const why = `${limit.why}; of ${among} enforced limits one may fail so by chance: not proven`;
    return { ...limit, why };
  });
  return { ...variant, limits };
}

function isFailure(limit: JudgedLimit): boolean {
  return limit.state === "fail" && isOfFamily(limit);
}

/** Slices have a procedure of their own, a screen proves nothing, and nobody asked for a limit that is implied. */
function isOfFamily({ slice, state, metric, implied }: JudgedLimit): boolean {
  if (implied || slice !== undefined || findMetric(metric)?.test === "screen") return false;
  return state !== "unmeasured" && state !== "not-applicable";
}
