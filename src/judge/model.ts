import { type Outcome, worst } from "../catalog/states.ts";
import { isUnmeasured, type Unmeasured } from "../catalog/unmeasured.ts";
import type { At } from "../contract/plan.ts";
import type { JudgedModel, JudgedVariant } from "../contract/verdict.ts";
import type { PolicyModel } from "../policy/policy.ts";
import { alphaOf } from "./alpha.ts";
import { counselOn } from "./counsel.ts";
import { guessNote } from "./decide/guess.ts";
import { originOf, type Seen } from "./evidence.ts";
import { judgeItself } from "./itself.ts";
import { isLeftOut, leftOut } from "./left-out.ts";
import type { ModelCase } from "./model-case.ts";
import { whyNothing } from "./nothing.ts";
import { observe } from "./observe.ts";
import { rangeNotes } from "./range/range-notes.ts";
import { reasonsOf } from "./reasons.ts";
import { recordedNotes } from "./recorded/recorded-notes.ts";
import { asideNotes } from "./set-aside.ts";
import { referenceName, seeAtHead } from "./sighting.ts";
import { subjectOf } from "./subject.ts";
import { judgeVariant } from "./variant.ts";

/** A model is its worst enforced variant; one of which nothing at all was measured is an error. */
export function judgeModel(modelCase: ModelCase, policy: At): JudgedModel {
  const { planned, model, targets } = modelCase;
  const { doubts } = planned;
  const about = {
    ...{ name: model.name, status: planned.status, task: model.task },
    ...(doubts && { doubts }),
    ...declaredBy(model),
  };
  if (isLeftOut(planned)) return { ...about, ...leftOut(planned, modelCase.settings()) };
  const subjects = model.variants.map((variant) => subjectOf(modelCase, variant));
  const variants = subjects.map((subject) => ({
    ...judgeVariant(subject, policy),
    ...reasonsOf(modelCase, subject),
  }));
  const reference = seeFirst(modelCase, referenceName(modelCase));
  const itself = judgeItself(modelCase, policy, variants);
  const counsel = counselOn(modelCase, subjects, reference, { judged: variants, itself });
  const outcome = worst([worstOf(variants, doubts), itself?.outcome ?? "pass"]);
  return {
    ...about,
    outcome: whyNothing(modelCase) === undefined ? outcome : "error",
    targets: [...targets],
    reference: referenceOf(modelCase, reference),
    ...(itself && { itself }),
    ...counsel,
    variants,
    notes: [
      ...asideNotes(planned.samples),
      ...notesOn(modelCase, reference),
      ...recordedNotes(modelCase, subjects),
      ...rangeNotes(modelCase),
    ],
  };
}

/** So that a report writes them as the policy does. */
function declaredBy({ metrics }: PolicyModel): Pick<JudgedModel, "declared"> {
  if (metrics === undefined) return {};
  return { declared: Object.fromEntries(metrics.map(({ name, quantity }) => [name, quantity])) };
}

/** Of the enforced variants; what nobody can tell of what will ship is at best a warning. */
function worstOf(variants: readonly JudgedVariant[], doubts: readonly string[] = []): Outcome {
  const enforced = variants.filter((variant) => variant.enforced);
  if (enforced.length === 0) return "error";
  const outcomes = enforced.map(({ outcome }) => outcome);
  return worst(doubts.length === 0 ? outcomes : [...outcomes, "warn"]);
}

function seeFirst(modelCase: ModelCase, variant: string): Seen | Unmeasured {
  const [target] = modelCase.targets;
  return target === undefined ? { unmeasured: "no target" } : seeAtHead(modelCase, variant, target);
}

function referenceOf(modelCase: ModelCase, seen: Seen | Unmeasured): JudgedModel["reference"] {
  if (isUnmeasured(seen)) return null;
  const itself = { unmeasured: "it is the reference itself" };
  const metrics = observe(seen, itself, modelCase.rates, alphaOf(modelCase.settings()));
  return { name: referenceName(modelCase), origin: originOf(seen), metrics };
}

function notesOn({ planned, settings }: ModelCase, reference: Seen | Unmeasured): string[] {
  if (planned.why !== undefined) return [planned.why];
  if (!isUnmeasured(reference)) return guessNote(reference, alphaOf(settings()));
  return [`the reference could not be measured: ${reference.unmeasured}`];
}
