import type { JudgedLimit, JudgedModel, JudgedVariant } from "../contract/verdict.ts";
import { holm } from "../statistics/after/holm.ts";
import { findMetric } from "../tasks/rows.ts";
import { alphaOf } from "./alpha.ts";
import { itselfOf } from "./itself.ts";
import type { Judgement } from "./judgement.ts";
import { asksOf, judgeAsk } from "./limits.ts";
import type { ModelCase } from "./model-case.ts";
import { type Subject, subjectOf } from "./subject.ts";

/**
 * Marks the failures that are proven. Whoever puts many limits to the test sees one fail by chance: of six that
 * are exactly met nearly one run in three. Proven is what Holm's procedure holds among a model's own enforced limits
 * that chance can decide: what is read, as a size is, or equal to the bit is no throw of any die.
 */
export function withProofs(
  cases: readonly ModelCase[],
  models: readonly JudgedModel[],
): JudgedModel[] {
  return models.map((model, at) => {
    const modelCase = cases[at];
    const judged = [...(model.itself ? [model.itself] : []), ...model.variants];
    const fails = judged.some(({ enforced, limits }) => enforced && limits.some(isFailure));
    return modelCase !== undefined && fails ? withOwnProofs(modelCase, model) : model;
  });
}

function withOwnProofs(modelCase: ModelCase, model: JudgedModel): JudgedModel {
  const { itself, variants } = model;
  const tested = [
    ...(itself === undefined ? [] : testedIn(itselfOf(modelCase), itself)),
    ...variants.flatMap((judged, at) => {
      const variant = modelCase.model.variants[at];
      return variant === undefined ? [] : testedIn(subjectOf(modelCase, variant), judged);
    }),
  ];
  const held = holm(tested, 1, ({ limit, failsAt }, share) => isFailure(limit) && failsAt(share));
  const proven = new Set([...held].map(({ limit }) => limit));
  return {
    ...model,
    ...(itself && { itself: marked(itself, proven, tested.length) }),
    variants: variants.map((variant) => marked(variant, proven, tested.length)),
  };
}

/** An enforced limit that was put to a test. */
interface Tested {
  readonly limit: JudgedLimit;
  /** Whether it fails at this share of its own alpha. */
  failsAt(share: number): boolean;
}

/** Limits are judged in the order of what the subject is asked. */
function testedIn(subject: Subject, { enforced, limits }: JudgedVariant): Tested[] {
  if (!enforced) return [];
  const alpha = alphaOf(subject.settings);
  const asks = asksOf(subject);
  return limits.flatMap((limit, place) => {
    const ask = asks[place];
    if (ask === undefined || !mayBeTested(limit)) return [];
    if (!isTested(judgeAsk(subject, ask, alpha))) return [];
    const failsAt = (share: number) => judgeAsk(subject, ask, alpha * share).state === "fail";
    return [{ limit, failsAt }];
  });
}

function marked<Part extends JudgedVariant>(
  variant: Part,
  proven: ReadonlySet<JudgedLimit | undefined>,
  among: number,
): Part {
  if (!variant.enforced) return variant;
  const limits = variant.limits.map((limit): JudgedLimit => {
    if (!isFailure(limit)) return limit;
    if (proven.has(limit) || !mayBeTested(limit)) return { ...limit, proven: true };
    const why = `${limit.why}; of ${among} enforced limits one may fail so by chance: not proven`;
    return { ...limit, why };
  });
  return { ...variant, limits };
}

/** Slices have a procedure of their own, and a screen proves nothing. What is read proves itself. */
function isFailure({ slice, state, metric }: JudgedLimit): boolean {
  return slice === undefined && findMetric(metric)?.test !== "screen" && state === "fail";
}

function mayBeTested({ slice, state, metric }: JudgedLimit): boolean {
  const test = findMetric(metric)?.test;
  if (slice !== undefined || test === "screen" || test === "exact") return false;
  return state !== "unmeasured" && state !== "not-applicable";
}

/** Of two that are equal to the bit there is nothing to estimate, and of a number that stands alone no bounds. */
function isTested({ unchanged, estimate }: Judgement): boolean {
  return unchanged === undefined && estimate === undefined;
}
