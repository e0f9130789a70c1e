import { cpSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { failed } from "../../src/contract/measurement.ts";
import { Plan } from "../../src/contract/plan.ts";
import { slotsOf } from "../../src/contract/slot.ts";
import { outFolder } from "../../src/out/out-folder.ts";
import { type Shard, sharesOf } from "../../src/plan/shards.ts";
import { stamp } from "../../src/shards/stamp.ts";
import { digitsProject, POLICY, spoilModel } from "../action/digits.ts";
import { pullRequestStep } from "../action/events.ts";
import { startGitHub } from "../emulator/github.ts";

/** What was not measured only warns: nothing but the count of the shards stands between a lost one and a pass. */
const LENIENT = POLICY.replace("version: 1\n", "version: 1\ngate: { on-unmeasured: warn }\n");

const DOWNLOADS = "quantgate-shards";

/** A pull request planned for two machines. Nothing is measured: where both have been, the verdict is a warning. */
export async function plannedForTwo() {
  const github = await startGitHub();
  const { number } = await github.openPullRequest();
  const project = digitsProject({ policy: LENIENT });
  project.git("switch", "--quiet", "--create", "feature");
  spoilModel(project);
  const pull = { github, number, project, head: project.commit() };
  const inputs = { run: "plan", shards: "2", artifact: "" };
  const planned = await pullRequestStep({ ...pull, inputs });
  if (planned.status !== 0) throw new Error(planned.log);
  const out = join(project.root, "quantgate-out");
  return {
    ...{ github, number, planned, out },
    /** A downloaded artifact's folder. */
    folder: (name: string) => join(project.root, DOWNLOADS, name),
    /** Downloads a shard as its job uploads it. */
    bring: (shard: Shard, name = `quantgate-shard-${shard.index}-of-${shard.of}`) =>
      leave(out, shard, join(project.root, DOWNLOADS, name)),
    judge: () => pullRequestStep({ ...pull, inputs: { run: "judge", measured: DOWNLOADS } }),
  };
}

/** What a machine leaves on which nothing could be measured. */
async function leave(planned: string, shard: Shard, folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  cpSync(join(planned, "plan.json"), join(folder, "plan.json"));
  const plan = Plan.parse(JSON.parse(readFileSync(join(folder, "plan.json"), "utf8")));
  const out = outFolder(folder);
  for (const { request, rows } of sharesOf(plan, shard))
    for (const slot of slotsOf([request]))
      await (rows === undefined ? out : out.part(shard)).writeMeasurement(
        failed(slot, "no engine on this machine"),
      );
  await stamp(plan, shard, out);
  rmSync(join(folder, "plan.json"));
  return folder;
}
