import type { Plan } from "../contract/plan.ts";
import { LAYOUT } from "../out/layout.ts";
import type { OutFolder } from "../out/out-folder.ts";
import type { Truth } from "../samples/truth.ts";
import { readableTask } from "../tasks/tasks.ts";

/** What is true as the out folder holds it, for a run that starts from a plan and has not read the data. */
export function plannedTruth(plan: Plan, out: OutFolder): (model: string) => Promise<Truth> {
  return async (model) => {
    const samples = plan.models.find(({ name }) => name === model)?.samples;
    if (samples === undefined) throw new Error(`the plan has no samples of ${model}`);
    const task = plan.requests.find((request) => request.model === model)?.task ?? "";
    const readable = readableTask(task);
    if (readable === undefined) throw new Error(`there is no task ${task}`);
    return await readable.planned(
      (check) => out.readSamples(model, samples, check),
      LAYOUT.samples.of({ model }),
    );
  };
}
