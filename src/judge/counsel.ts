import type { Unmeasured } from "../catalog/unmeasured.ts";
import type { JudgedItself, JudgedModel, JudgedVariant } from "../contract/verdict.ts";
import { limitText } from "../words/limits.ts";
import { advise } from "./advice/advise.ts";
import { knownOf } from "./advice/ground.ts";
import { alphaOf } from "./alpha.ts";
import { castToBlame } from "./attribution/cast.ts";
import { type Choice, choose } from "./choice/choose.ts";
import { cliffOf } from "./cliff/cliff-of.ts";
import type { Seen } from "./evidence.ts";
import type { ModelCase } from "./model-case.ts";
import { whyNothing } from "./nothing.ts";
import { referenceName, sourceAt } from "./sighting.ts";
import type { Subject } from "./subject.ts";

type Counsel = Pick<
  JudgedModel,
  "recommended" | "objective" | "onEstimates" | "because" | "excluded" | "cliff" | "advice"
>;

/** What was judged already: the variants, and the model itself where there is a judgement on it. */
interface Found {
  readonly judged: readonly JudgedVariant[];
  readonly itself: JudgedItself | undefined;
}

/** What to make of a model's variants: which to ship, where the cliff is, what is worth knowing. It gates nothing. */
export function counselOn(
  modelCase: ModelCase,
  subjects: readonly Subject[],
  reference: Seen | Unmeasured,
  { judged, itself }: Found,
): Counsel {
  const { model } = modelCase;
  const { objective } = model;
  const name = referenceName(modelCase);
  const alpha = alphaOf(modelCase.settings());
  const field = { subjects, source: sourceOf(modelCase), reference: name, objective };
  const cliff = cliffOf({ subjects, reference: { name, seen: reference }, alpha });
  const found = cliff && { cliff };
  const advice = [
    ...castToBlame(modelCase, subjects, judged),
    ...advise({ model, known: knownOf(subjects, name), alpha, ...found }),
  ];
  return {
    objective,
    ...(whyNothing(modelCase) ?? whyNotItself(itself) ?? choose(field)),
    ...found,
    ...(advice.length > 0 && { advice }),
  };
}

/** However little quantizing it costs, a model that is not good enough itself is not to be shipped. */
function whyNotItself(itself: JudgedItself | undefined): Choice | undefined {
  if (itself?.outcome !== "fail") return;
  const found = itself.limits.find(({ outcome }) => outcome === "fail");
  const why = found === undefined ? itself.reason : `${limitText(found)}: ${found.why}`;
  return {
    recommended: null,
    because: `No variant is recommended: the model itself fails: ${why}.`,
  };
}

function sourceOf(modelCase: ModelCase): Seen | Unmeasured {
  const [target] = modelCase.targets;
  return target === undefined ? { unmeasured: "no target" } : sourceAt(modelCase, target);
}
