import { compareDecimals, toDecimal, toNumber } from "../catalog/decimal.ts";
import { isAgainstReference, type Metric } from "../catalog/metrics.ts";
import { formNameOf, OPERATORS } from "../catalog/operators.ts";
import { type Outcome, worst } from "../catalog/states.ts";
import { isUnmeasured } from "../catalog/unmeasured.ts";
import { REFERENCE } from "../contract/names.ts";
import type { At } from "../contract/plan.ts";
import type { JudgedItself, JudgedLimit, JudgedVariant } from "../contract/verdict.ts";
import type { GateSettings, Limit, PolicyModel } from "../policy/policy.ts";
import { findMetric } from "../tasks/rows.ts";
import { asWritten } from "../words/limits.ts";
import { alphaOf } from "./alpha.ts";
import { originOf } from "./evidence.ts";
import type { Judgement } from "./judgement.ts";
import { judgeAsk } from "./limits.ts";
import type { ModelCase } from "./model-case.ts";
import { observe } from "./observe.ts";
import { referenceName } from "./sighting.ts";
import { type Subject, subjectOf } from "./subject.ts";
import { judgeVariant } from "./variant.ts";

/**
 * The model before anything is quantized. A drop is measured from the head's own reference, so that a source that
 * forgot everything would quantize without a loss: what it lost itself is judged here, against the base.
 */
export function judgeItself(
  modelCase: ModelCase,
  policy: At,
  variants: readonly JudgedVariant[],
): JudgedItself | undefined {
  const { model, planned, targets, hasBase } = modelCase;
  const isCompared = hasBase && planned.status !== "unsupported";
  if (targets.length === 0 || (model.referenceLimits.length === 0 && !isCompared)) return;
  const subject = itselfOf(modelCase);
  // Nobody ships it: that nothing is certified of it yet, as where there is no base, is no warning.
  const { uncertified, ...own } = judgeVariant(subject, policy);
  const comparison = isCompared ? compare(modelCase, subject) : undefined;
  const implied = comparison && impliedLimit(comparison, policy, variants);
  const isWritten = model.referenceLimits.length > 0 && uncertified === undefined;
  const written = isWritten ? own.outcome : "pass";
  return {
    ...own,
    ...{ name: REFERENCE, is: referenceName(modelCase), notes: [] },
    outcome: worst([written, implied?.outcome ?? "pass"]),
    limits: [...own.limits, ...(implied ? [implied] : [])],
    ...sinceBase(modelCase, subject),
    because: because(comparison, modelCase),
  };
}

/** The model itself as what limits are put to: nobody ships it, and yet its limits are always enforced. */
export function itselfOf(modelCase: ModelCase): Subject {
  const { model, waivers } = modelCase;
  const reference = {
    ...{ name: referenceName(modelCase), recipe: { kind: "stored" as const }, gate: {} },
    ...{ limits: model.referenceLimits, at: model.at },
  };
  return {
    ...subjectOf(modelCase, reference),
    enforced: true,
    waivers: waivers.filter(({ variant }) => variant === REFERENCE),
  };
}

/** What asks for a comparison with the base where the policy does not: its draws are wanted beforehand too. */
export function impliedAsks(modelCase: ModelCase): { limit: Limit; target: string }[] {
  const { hasBase, targets, model } = modelCase;
  const [target] = targets;
  const limit = hasBase ? noLossAtAll(modelCase) : undefined;
  if (target === undefined || limit === undefined) return [];
  return model.referenceLimits.some(isRegressionOfAnswers) ? [] : [{ limit, target }];
}

interface Comparison {
  readonly modelCase: ModelCase;
  /** The most that the policy lets an enforced variant lose. */
  readonly granted: Limit | undefined;
  /** The model against that; where nothing is granted, the same as the next. */
  readonly beyond: Judgement;
  /** The model against no loss at all. */
  readonly worse: Judgement;
  readonly metric: string;
  readonly target: string;
}

function compare(modelCase: ModelCase, subject: Subject): Comparison | undefined {
  const [target] = modelCase.targets;
  const none = noLossAtAll(modelCase);
  if (target === undefined || none === undefined) return;
  const alpha = alphaOf(subject.settings);
  const granted = mostGranted(modelCase.model, none.metric);
  const judged = (limit: Limit) => judgeAsk(subject, { limit, target }, alpha);
  const worse = judged(none);
  const asked = granted && { ...none, target: granted.target, text: granted.text };
  const beyond = asked === undefined ? worse : judged(asked);
  return { modelCase, granted, beyond, worse, metric: none.metric, target };
}

/** By the metric that stands for the task, or that the variants may lose by. */
function noLossAtAll({ model, rates }: ModelCase): Limit | undefined {
  const granting = model.variants.filter((one) => isEnforced(model, one.name)).flatMap(grants);
  const [first] = rates;
  const name = granting.some(({ metric }) => metric === first) ? first : granting[0]?.metric;
  const metric = metricNamed(model, name ?? first ?? model.metrics?.[0]?.name);
  if (metric === undefined) return;
  const declared = model.metrics?.includes(metric) ? { declared: metric } : {};
  const target = toDecimal("0");
  const text = asWritten(target, formNameOf(metric, "max-regression"));
  const limit = { metric: metric.name, operator: "max-regression", target } as const;
  return { ...limit, text, ...declared, at: model.at };
}

/** The largest loss against the reference that the policy grants a variant which ships. */
function mostGranted(model: PolicyModel, metric: string): Limit | undefined {
  const granting = model.variants.filter((one) => isEnforced(model, one.name)).flatMap(grants);
  return granting
    .filter((limit) => limit.metric === metric)
    .toSorted((a, b) => compareDecimals(b.target, a.target))[0];
}

function grants({ limits }: PolicyModel["variants"][number]): Limit[] {
  return limits.filter(({ operator, metric, declared, slice }) => {
    const found = declared ?? findMetric(metric);
    if (found?.source !== "records" || isAgainstReference(found) || slice !== undefined)
      return false;
    return operator === "max-drop" || operator === "max-increase";
  });
}

function metricNamed({ metrics = [] }: PolicyModel, name: string | undefined): Metric | undefined {
  if (name === undefined) return;
  return metrics.find((own) => own.name === name) ?? findMetric(name);
}

function isEnforced({ ship }: PolicyModel, name: string): boolean {
  return ship === null || ship === name;
}

/** Then the team has said itself what the model may lose. */
function isRegressionOfAnswers({ operator, metric, declared }: Limit): boolean {
  const { source } = declared ?? findMetric(metric) ?? {};
  return OPERATORS[operator].against === "base" && source === "records";
}

/** How far a loss is proven, and what follows by each setting. */
const FOLLOWS = {
  none: { ignore: "pass", warn: "pass", graded: "pass", fail: "pass" },
  doubtful: { ignore: "pass", warn: "warn", graded: "warn", fail: "fail" },
  worse: { ignore: "pass", warn: "warn", graded: "warn", fail: "fail" },
  beyond: { ignore: "pass", warn: "warn", graded: "fail", fail: "fail" },
} as const satisfies Record<string, Record<GateSettings["onRegression"], Outcome>>;

/** What follows where the policy says nothing of the model itself; nothing where it does, or where all is well. */
function impliedLimit(
  comparison: Comparison,
  policy: At,
  variants: readonly JudgedVariant[],
): JudgedLimit | undefined {
  const { modelCase, granted, beyond, worse, metric, target } = comparison;
  const { model } = modelCase;
  if (model.referenceLimits.some(isRegressionOfAnswers)) return;
  const loss = lossOf(comparison);
  const follows = FOLLOWS[loss][modelCase.settings().onRegression];
  if (follows === "pass") return;
  const agreed = variants.some((one) => isWaivedSinceBase(one, metric));
  const outcome = agreed ? "warn" : follows;
  const isBeyond = loss === "beyond" || granted === undefined;
  const { state, leans, observed, interval, n, why } = isBeyond ? beyond : worse;
  return {
    ...{ metric, operator: "max-regression", on: target, implied: true },
    target: isBeyond && granted ? toNumber(granted.target) : 0,
    limit: isBeyond && granted ? granted.text : zeroOf(comparison),
    ...{ observed, state, outcome },
    ...(leans && { leans }),
    ...(interval && { interval }),
    ...(n !== undefined && { n }),
    why: `${why}; ${REASONS[loss]}`,
    at: { commit: policy.commit, path: policy.path, line: (granted ?? model).at.line },
  };
}

/** Who has waived what a variant that ships lost since the base has agreed to what the model lost. */
function isWaivedSinceBase({ enforced, limits }: JudgedVariant, metric: string): boolean {
  return (
    enforced &&
    limits.some((one) => one.metric === metric && one.operator === "max-regression" && one.waived)
  );
}

function zeroOf({ modelCase }: Comparison): string {
  return noLossAtAll(modelCase)?.text ?? "0";
}

const REASONS = {
  none: "",
  doubtful:
    "so nothing shows that the model itself is what it was (reference: { limits: … } would say what it may lose)",
  worse:
    "the policy does not say what the model itself may lose (reference: { limits: … } does), and this loss is proven",
  beyond:
    "the policy does not say what the model itself may lose (reference: { limits: … } does), and this is more than it grants any variant that ships",
} as const satisfies Record<keyof typeof FOLLOWS, string>;

function lossOf({ granted, beyond, worse }: Comparison): keyof typeof FOLLOWS {
  if (granted !== undefined && beyond.state === "fail") return "beyond";
  if (worse.state === "fail") return "worse";
  // Numbers that stand alone prove nothing, and a comparison that nobody could make shows nothing.
  const leans = beyond.estimate === true && beyond.leans === "fail";
  return leans || worse.state === "unmeasured" ? "doubtful" : "none";
}

function sinceBase(
  modelCase: ModelCase,
  { first, settings }: Subject,
): Pick<JudgedItself, "metrics" | "base"> {
  if (first === undefined) return { metrics: {} };
  const { base, variant } = first;
  const alpha = alphaOf(settings);
  const alone = { unmeasured: "it is compared with nothing" };
  const rates = modelCase.rates.filter((name) => {
    const metric = findMetric(name);
    return metric !== undefined && !isAgainstReference(metric);
  });
  if (base.kind !== "present" || isUnmeasured(base.variant))
    return { metrics: observe(variant, alone, rates, alpha) };
  return {
    metrics: observe(variant, base.variant, rates, alpha),
    base: {
      origin: originOf(base.variant),
      metrics: observe(base.variant, alone, rates, alpha),
    },
  };
}

function because(comparison: Comparison | undefined, { planned }: ModelCase): string {
  if (comparison !== undefined) return sentence(comparison.beyond.why);
  return planned.base.kind === "present"
    ? "Nothing compares it with the base."
    : sentence(`it is not compared with a base: ${planned.base.why}`);
}

function sentence(why: string): string {
  return `${why.charAt(0).toUpperCase()}${why.slice(1)}.`;
}
