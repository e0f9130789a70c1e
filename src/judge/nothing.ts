import { isUnmeasured, type Unmeasured } from "../catalog/unmeasured.ts";
import { REFERENCE } from "../contract/names.ts";
import type { Choice } from "./choice/choose.ts";
import type { Recording } from "./evidence.ts";
import type { ModelCase } from "./model-case.ts";

/** Not one measurement of the head, not even a failed one: then it was never judged. */
export function whyNothing({ planned, model, targets, evidence }: ModelCase): Choice | undefined {
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

function foundRecording(recordings: readonly Recording[]): Recording | Unmeasured {
  const refused = recordings.filter((one) => one.kind === "refused");
  const read = recordings.find((one) => one.kind === "read");
  const why = refused.map(({ path, why }) => `${path} ${why}`).join("; ");
  return read ?? { unmeasured: why === "" ? "no measurement was recorded" : why };
}
