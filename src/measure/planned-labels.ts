import type { Plan } from "../contract/plan.ts";
import { LAYOUT } from "../out/layout.ts";
import type { OutFolder } from "../out/out-folder.ts";
import type { Labels } from "../samples/labels.ts";
import {
  CLASSIFICATION_LINES,
  type ClassificationSample,
} from "../tasks/image-classification/lines.ts";

/** The labels as the out folder holds them, for a run that starts from a plan and has not read the label files. */
export function plannedLabels(plan: Plan, out: OutFolder): (model: string) => Promise<Labels> {
  return async (model) => {
    const planned = plan.models.find(({ name }) => name === model)?.samples;
    if (planned === undefined) throw new Error(`the plan has no samples of ${model}`);
    const samples: ClassificationSample[] = [];
    for await (const batch of out.readSamples(model, planned, CLASSIFICATION_LINES.sample))
      samples.push(...batch);
    const lines = new Map(samples.map(({ id }, index) => [id, index + 1]));
    return { file: LAYOUT.samples.of({ model }), samples, lines };
  };
}
