import type { Verdict } from "../../contract/verdict.ts";
import { counted } from "../../words/counts.ts";
import type { ToLabel } from "./to-label.ts";

/** The verdict with a note on each model of which labels are missing: how many, and where to fill them in. */
export function withLabelling(
  verdict: Verdict,
  missing: readonly ToLabel[],
  pathOf: (model: string) => string,
): Verdict {
  const models = verdict.models.map((model) => {
    const own = missing.find((one) => one.model === model.name);
    return own === undefined ? model : { ...model, notes: [...model.notes, noteOn(own, pathOf)] };
  });
  return { ...verdict, models };
}

function noteOn({ model, names }: ToLabel, pathOf: (model: string) => string): string {
  const what = counted(names.length, "unlabelled example is", "unlabelled examples are");
  return `${what} answered differently by two of its models, and only their labels matter: ${pathOf(model)} lists them to be filled in`;
}
