import { join } from "node:path";
import { outFolder } from "../../src/out/out-folder.ts";
import { pullRequestStep } from "../action/events.ts";
import { type Edge, leave } from "../edges/verdict.ts";
import { openFoodPullRequest } from "./food.ts";

/** A pull request whose jobs have measured what an edge describes: the step that judges it. */
export async function judgeStep(edge: Edge, limits: string) {
  const { commit } = await openFoodPullRequest();
  const pull = commit();
  const out = outFolder(join(pull.project.root, "quantgate-out"));
  const plan = await leave(edge, out, limits);
  await out.writePlan({ ...plan, head: { commit: pull.head } });
  return await pullRequestStep({ ...pull, inputs: { run: "judge" } });
}
