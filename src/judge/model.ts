import { type Outcome, worst } from "../catalog/states.ts";
import type { At } from "../contract/plan.ts";
import type { JudgedModel, JudgedVariant } from "../contract/verdict.ts";
import { isUnmeasured, type Unmeasured } from "../metrics/unmeasured.ts";
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
import { referenceName, seeAtHead } from "./sighting.ts";
import { subjectOf } from "./subject.ts";
import { judgeVariant } from "./variant.ts";

/** A model is its worst enforced variant; one of which nothing at all was measured is an error. */
export function judgeModel(modelCase: ModelCase, policy: At): JudgedModel {
  const { planned, model, targets } = modelCase;
  const about = {
    ...{ name: model.name, status: planned.status, task: model.task },
    ...declaredBy(model),
  };
  if (isLeftOut(planned)) return { ...about, ...leftOut(planned) };
  const subjects = model.variants.map((variant) => subjectOf(modelCase, variant));
  const variants = subjects.map((subject) => ({
    ...judgeVariant(subject, policy),
    ...reasonsOf(modelCase, subject),
  }));
  const reference = seeFirst(modelCase, referenceName(modelCase));
  const itself = judgeItself(modelCase, policy, variants);
  const counsel = counselOn(modelCase, subjects, reference, itself);
  const outcome = worst([worstEnforced(variants), itself?.outcome ?? "pass"]);
  return {
    ...about,
    outcome: whyNothing(modelCase) === undefined ? outcome : "error",
    targets: [...targets],
    reference: referenceOf(modelCase, reference),
    ...(itself && { itself }),
    ...counsel,
    variants,
    notes: [
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

function worstEnforced(variants: readonly JudgedVariant[]): Outcome {
  const enforced = variants.filter((variant) => variant.enforced);
  return enforced.length === 0 ? "error" : worst(enforced.map(({ outcome }) => outcome));
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
