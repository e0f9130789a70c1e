import { isMeasuredElsewhere } from "../policy/measured-elsewhere.ts";
import type { PolicyModel } from "../policy/policy.ts";
import type { DataText } from "../samples/truth.ts";
import { isCustomTask } from "../tasks/rows.ts";
import type { DataPart } from "./data-part.ts";

/** Has the code of a task of the user's own list its samples, as JSON lines; it lies in the parts that were found. */
export type OwnSamples = (
  model: Pick<PolicyModel, "task" | "data">,
  parts: readonly DataPart[],
) => Promise<DataText | undefined>;

/** Nobody runs any code here. */
export const unlisted: OwnSamples = async () => undefined;

/** Whether only its own code knows which samples there are. */
export function isListed(model: PolicyModel): boolean {
  return isCustomTask(model.task) && !isMeasuredElsewhere(model);
}
