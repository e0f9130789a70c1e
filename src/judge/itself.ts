import { isAgainstReference } from "../catalog/metrics.ts";
import { OPERATORS } from "../catalog/operators.ts";
import { type Outcome, worst } from "../catalog/states.ts";
import { isUnmeasured } from "../catalog/unmeasured.ts";
import type { JudgedItself } from "../contract/verdict.ts";
import type { GateSettings, Limit } from "../policy/policy.ts";
import { findMetric } from "../tasks/rows.ts";
import { capitalized } from "../words/sentences.ts";
import { originOf } from "./evidence/seen.ts";
import type { BranchFindings, Finding, ItselfFindings } from "./findings.ts";
import type { Judgement } from "./judgement.ts";
import { observe } from "./numbers.ts";
import { judgeLimit } from "./settle.ts";
import type { Branch, Case, SinceBase } from "./tree.ts";

/**
 * The model before anything is quantized. A drop is measured from the head's own reference, so that a source that
 * forgot everything would quantize without a loss: what it lost itself is judged here, against the base.
 */
export function judgeItself(
  modelCase: Case,
  own: BranchFindings,
  variants: readonly BranchFindings[],
): ItselfFindings {
  const { branch, uncertified, ...found } = own;
  const loss = modelCase.sinceBase && lossOf(branch, modelCase.sinceBase);
  const implied = loss && impliedFinding(modelCase, loss, variants);
  // Nobody ships it: that nothing is certified of it yet, as where there is no base, is no warning.
  const isWritten = modelCase.model.referenceLimits.length > 0 && uncertified === undefined;
  const written = isWritten ? own.outcome : "pass";
  return {
    ...found,
    branch,
    outcome: worst([written, implied?.outcome ?? "pass"]),
    limits: [...own.limits, ...(implied ? [implied] : [])],
    ...numbersOf(modelCase, branch),
    because: because(loss, modelCase),
  };
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

const REASONS = {
  none: "",
  doubtful:
    "so nothing shows that the model itself is what it was (reference: { limits: … } would say what it may lose)",
  worse:
    "the policy does not say what the model itself may lose (reference: { limits: … } does), and this loss is proven",
  beyond:
    "the policy does not say what the model itself may lose (reference: { limits: … } does), and this is more than it grants any variant that ships",
} as const satisfies Record<keyof typeof FOLLOWS, string>;

/** What became of the model since the base: against no loss at all, and against the most that is granted. */
interface Loss extends SinceBase {
  readonly kind: keyof typeof FOLLOWS;
  readonly worse: Judgement;
  /** Where nothing is granted, the same. */
  readonly beyond: Judgement;
}

function lossOf(branch: Branch, { none, granted }: SinceBase): Loss {
  const worse = judgeLimit(branch, none, branch.alpha);
  const beyond = granted === undefined ? worse : judgeLimit(branch, granted, branch.alpha);
  const about = { none, worse, beyond, ...(granted && { granted }) };
  if (granted !== undefined && beyond.state === "fail") return { ...about, kind: "beyond" };
  if (worse.state === "fail") return { ...about, kind: "worse" };
  // Numbers that stand alone prove nothing, and a comparison that nobody could make shows nothing.
  const leans = beyond.estimate === true && beyond.leans === "fail";
  return { ...about, kind: leans || worse.state === "unmeasured" ? "doubtful" : "none" };
}

/** What follows where the policy says nothing of the model itself; nothing where it does, or where all is well. */
function impliedFinding(
  { model, settings }: Case,
  { kind, none, granted, worse, beyond }: Loss,
  variants: readonly BranchFindings[],
): Finding | undefined {
  if (model.referenceLimits.some(isRegressionOfAnswers)) return;
  const follows = FOLLOWS[kind][settings.onRegression];
  if (follows === "pass") return;
  const agreed = variants.some((one) => isWaivedSinceBase(one, none.limit.metric));
  const isBeyond = kind === "beyond" || granted === undefined;
  const asked = (isBeyond ? granted : undefined) ?? none;
  const judgement = isBeyond ? beyond : worse;
  return {
    ...asked,
    limit: { ...asked.limit, at: (granted ?? none).limit.at },
    judgement: { ...judgement, why: `${judgement.why}; ${REASONS[kind]}` },
    outcome: agreed ? "warn" : follows,
    implied: true,
  };
}

/** Who has waived what a variant that ships lost since the base has agreed to what the model lost. */
function isWaivedSinceBase({ branch, limits }: BranchFindings, metric: string): boolean {
  return (
    branch.enforced &&
    limits.some(
      ({ limit, waived }) =>
        limit.metric === metric && limit.operator === "max-regression" && waived !== undefined,
    )
  );
}

/** Its own numbers, which say `versus` the base where it was measured there, and those of the base. */
function numbersOf(
  modelCase: Case,
  { first, alpha }: Branch,
): Pick<JudgedItself, "metrics" | "base"> {
  if (first === undefined) return { metrics: {} };
  const { base, own } = first;
  const alone = { unmeasured: "it is compared with nothing" };
  const rates = modelCase.rates.filter((metric) => !isAgainstReference(metric));
  if (base.kind !== "present" || isUnmeasured(base.own))
    return { metrics: observe(own, alone, rates, alpha) };
  return {
    metrics: observe(own, base.own, rates, alpha),
    base: { origin: originOf(base.own), metrics: observe(base.own, alone, rates, alpha) },
  };
}

function because(loss: Loss | undefined, { planned }: Case): string {
  if (loss !== undefined) return sentence(loss.beyond.why);
  return planned.base.kind === "present"
    ? "Nothing compares it with the base."
    : sentence(`it is not compared with a base: ${planned.base.why}`);
}

function sentence(why: string): string {
  return `${capitalized(why)}.`;
}
