import { isUnmeasured } from "../../catalog/unmeasured.ts";
import type { RecordedFrom } from "../../contract/plan.ts";
import { listed } from "../../words/lists.ts";
import type { ModelCase } from "../model-case.ts";
import type { Subject } from "../subject.ts";

const SAYS: Readonly<Partial<Record<RecordedFrom, string>>> = {
  head: "comes from the head itself, for weights that the target branch has no measurement of: whoever opened this could have written any number, so read the files",
  fetched: "was fetched by the workflow and is not under git",
};

/** What a reader must know of numbers that were not taken here. */
export function recordedNotes(modelCase: ModelCase, subjects: readonly Subject[]): string[] {
  const { model } = modelCase;
  const recorded = Object.keys(model.recorded);
  const brought = recorded.flatMap((target) =>
    (["head", "fetched"] as const).flatMap((from) => {
      const names = subjects.filter((one) => broughtBy(one, target) === from);
      if (names.length === 0) return [];
      const which = listed(names.map(({ variant }) => variant.name));
      return [`what was measured on ${target} of ${which} ${SAYS[from]}`];
    }),
  );
  if (model.source !== null || recorded.length === 0) return brought;
  return [UNCHECKED, ...brought];
}

const UNCHECKED =
  "no weights were checked: the model has no source, so its numbers hold for whatever they were taken on";

function broughtBy({ sightings }: Subject, target: string): RecordedFrom | undefined {
  const seen = sightings.get(target);
  return seen === undefined || isUnmeasured(seen) ? undefined : seen.variant.from;
}
