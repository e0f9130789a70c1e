import { type Outcome, worst } from "../catalog/states.ts";
import { isUnmeasured, type Unmeasured } from "../catalog/unmeasured.ts";
import { REFERENCE } from "../contract/names.ts";
import type { PlannedModel } from "../contract/plan.ts";
import type { JudgedModel } from "../contract/verdict.ts";
import { limitText } from "../words/limits.ts";
import { advise } from "./advice/advise.ts";
import { knownOf } from "./advice/basis.ts";
import { attribute } from "./attribution.ts";
import { castToBlame } from "./cast.ts";
import { type Choice, choose } from "./choice/choose.ts";
import { cliffOf } from "./cliff.ts";
import { curveOf } from "./curve.ts";
import { stoppedOn } from "./early/stopped-on.ts";
import type { ReadRecording } from "./evidence/evidence.ts";
import { guessNote } from "./evidence/guess.ts";
import { originOf } from "./evidence/seen.ts";
import type { BranchFindings, CaseFindings, Finding, ItselfFindings } from "./findings.ts";
import { judgeItself } from "./itself.ts";
import { asideNotes, clusterNotes, machineNotes, recordedNotes, thinNotes } from "./notes.ts";
import { numbersOf, observe } from "./numbers.ts";
import { deviceNotes } from "./on-devices.ts";
import { outcomeOf } from "./outcome.ts";
import { outdoneIn } from "./outdone.ts";
import { rangeNotes } from "./range.ts";
import { changesNothing, type SettledLimit, settle, whyUncertified } from "./settle.ts";
import { sightOf } from "./sight.ts";
import { fellOn, observeSlices } from "./slices.ts";
import type { Branch, Case } from "./tree.ts";
import { waivingOf } from "./waivers.ts";

/** A model is its worst enforced variant; one of which nothing at all was measured is an error. */
export function judgeModel(modelCase: Case): CaseFindings {
  const { planned } = modelCase;
  const variants = modelCase.branches.map((branch) => ({
    ...judgeBranch(branch),
    ...reasonsOf(modelCase, branch),
  }));
  const reference = referenceOf(modelCase);
  const itself =
    modelCase.itself && judgeItself(modelCase, judgeBranch(modelCase.itself), variants);
  // Of some variants alone nobody knows where the cliff lies, nor which would be best.
  const isWhole = planned.unasked === undefined;
  const curve = isWhole ? curveOf(modelCase) : undefined;
  const cliff = curve && cliffOf(curve, modelCase.alpha);
  const outdone = curve ? outdoneIn(curve.points, curve.metric, modelCase.alpha) : [];
  const sight = sightOf(variants);
  const nothing = whyNothing(modelCase);
  const outcome = worst([worstOf(variants, planned), itself?.outcome ?? "pass"]);
  return {
    kind: "judged",
    modelCase,
    outcome: nothing === undefined ? outcome : "error",
    reference,
    ...(itself && { itself }),
    variants,
    ...(sight && { sight }),
    ...(cliff && { cliff }),
    outdone,
    advice: [
      ...castToBlame(modelCase, variants),
      ...advise({
        model: modelCase.model,
        known: knownOf(modelCase),
        alpha: modelCase.alpha,
        ...(cliff && { cliff }),
      }),
    ],
    choice: nothing ?? whyNotItself(itself) ?? (isWhole ? choose(modelCase) : UNCHOSEN),
    notes: [
      ...asideNotes(planned.samples),
      ...clusterNotes(planned.samples),
      ...thinNotes(modelCase.reference),
      ...referenceNotes(modelCase),
      ...machineNotes(modelCase.reference),
      ...recordedNotes(modelCase),
      ...rangeNotes(modelCase),
      ...deviceNotes(modelCase),
    ],
  };
}

/** A variant is its worst limit; one without numbers has the outcome of what is unmeasured. Silence is no pass. */
function judgeBranch(branch: Branch): BranchFindings {
  const { settings, reason } = branch;
  const settled = settle(branch, branch.alpha);
  const limits = settled.map((one) => findingOf(one, branch));
  const unmeasured = reason === undefined ? [] : [outcomeOf({ state: "unmeasured" }, settings)];
  const decided = worst([...limits.map(({ outcome }) => outcome), ...unmeasured]);
  // Its measuring ended because it fails, whatever becomes of its other limits.
  const found = stoppedOn(branch).stopped ? worst([decided, "fail"]) : decided;
  const uncertified = found === "pass" ? whyUncertified(branch, settled) : undefined;
  return {
    branch,
    outcome: uncertified === undefined ? found : "warn",
    limits,
    metrics: numbersOf(branch),
    ...(uncertified !== undefined && { uncertified }),
  };
}

function findingOf(settled: SettledLimit, branch: Branch): Finding {
  const { settings, enforced } = branch;
  const waiving = waivingOf(settled, branch);
  const waived = waiving.waived !== undefined;
  const outcome = changesNothing(settled)
    ? "pass"
    : outcomeOf(settled.judgement, settings, { enforced, waived });
  return { ...settled, ...waiving, outcome };
}

/** What lies behind the numbers of a variant: which slice lost, and what changed since the base. */
function reasonsOf(
  modelCase: Case,
  branch: Branch,
): Pick<BranchFindings, "slices" | "fellOn" | "attribution"> {
  const { first, rates, alpha } = branch;
  // Of a part that was chosen by how it went, they would be told as if it were all.
  if (first === undefined || first.own.stopped !== undefined) return {};
  const attribution = attribute(modelCase, branch);
  const slices = observeSlices(first, rates, alpha);
  const [score] = rates;
  const fell = slices.length === 0 || score === undefined ? undefined : fellOn(first, score, alpha);
  return {
    ...(slices.length > 0 && { slices }),
    ...(fell !== undefined && { fellOn: fell }),
    ...(attribution && { attribution }),
  };
}

/** Of the enforced variants; what nobody can tell of what will ship, or did not ask for, is at best a warning. */
function worstOf(
  variants: readonly BranchFindings[],
  { doubts = [], unasked = [] }: PlannedModel,
): Outcome {
  const enforced = variants.filter(({ branch }) => branch.enforced);
  if (enforced.length === 0 && unasked.length === 0) return "error";
  const outcomes = enforced.map(({ outcome }) => outcome);
  return worst(doubts.length + unasked.length === 0 ? outcomes : [...outcomes, "warn"]);
}

const UNCHOSEN: Choice = {
  recommended: null,
  because: "Nothing is recommended: some of the variants were not asked for.",
};

/** Its numbers are those of the first target, and of the others what that does not give, as a variant's are. */
function referenceOf(modelCase: Case): JudgedModel["reference"] {
  const { reference, referenceName, targets, rates, alpha } = modelCase;
  if (isUnmeasured(reference)) return null;
  const itself = { unmeasured: "it is the reference itself" };
  const others = targets.slice(1).flatMap((target) => {
    const seen = modelCase.observe("head", referenceName, target);
    return isUnmeasured(seen) ? [] : [seen];
  });
  const each = [reference, ...others].map((seen) => observe(seen, itself, rates, alpha));
  const metrics = Object.assign({}, ...each.toReversed());
  return { name: referenceName, origin: originOf(reference), metrics };
}

function referenceNotes({ planned, reference, guess, alpha }: Case): string[] {
  if (planned.why !== undefined) return [planned.why];
  if (!isUnmeasured(reference)) return guessNote(guess, alpha);
  return [`the reference could not be measured: ${reference.unmeasured}`];
}

/** Not one measurement of the head, not even a failed one: then it was never judged. */
function whyNothing({ planned, model, targets, evidence }: Case): Choice | undefined {
  if (planned.status === "unsupported") return;
  const found = targets.flatMap((target) =>
    [REFERENCE, ...model.variants.map(({ name }) => name)].map((variant) => {
      const key = { model: model.name, side: "head", variant, target } as const;
      return Object.hasOwn(model.recorded, target)
        ? foundRecording(evidence.recordings(key))
        : evidence.measurement(key);
    }),
  );
  if (!found.every(isUnmeasured)) return;
  const why = found[0]?.unmeasured ?? "the plan names no target to measure on";
  return { recommended: null, because: `Nothing was measured: ${why}.` };
}

function foundRecording(recordings: readonly ReadRecording[]): ReadRecording | Unmeasured {
  const refused = recordings.filter((one) => one.kind === "refused");
  const read = recordings.find((one) => one.kind === "read");
  const why = refused.map(({ path, why }) => `${path} ${why}`).join("; ");
  return read ?? { unmeasured: why === "" ? "no measurement was recorded" : why };
}

/** However little quantizing it costs, a model that is not good enough itself is not to be shipped. */
function whyNotItself(itself: ItselfFindings | undefined): Choice | undefined {
  if (itself?.outcome !== "fail") return;
  const found = itself.limits.find(({ outcome }) => outcome === "fail");
  const why =
    found === undefined
      ? itself.branch.reason
      : `${limitText(found.limit)}: ${found.judgement.why}`;
  return {
    recommended: null,
    because: `No variant is recommended: the model itself fails: ${why}.`,
  };
}
