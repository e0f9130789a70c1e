import { resolve } from "node:path";
import type { Plan, PlannedModel } from "../contract/plan.ts";
import type { Project } from "../git/repository.ts";
import { type OutFolder, outFolder } from "../out/out-folder.ts";
import { shardsOf } from "../plan/shards.ts";
import { type Prepared, prepare } from "../project/prepare.ts";
import type { Recording } from "../project/recording.ts";
import { type Scope, scopeOf } from "../project/scope.ts";
import { undecidable } from "../report/outlooks.ts";
import { bringHistory } from "./bring-history.ts";
import { describePlan } from "./describe-plan.ts";
import { describeShards } from "./describe-shards.ts";
import type { Host } from "./entry/host.ts";
import type { Options } from "./options.ts";
import { replacing } from "./out-folder.ts";
import { withQuestion } from "./question.ts";
import { withProject } from "./with-project.ts";

/** Writes what would be measured, and the samples, for other machines to go on with. */
export async function plan(options: Options, host: Host): Promise<number> {
  return await withProject(host, async (project) => {
    const prepared = await prepareIn(project, options, host);
    const asking = await withQuestion(prepared.plan, project, options, host);
    const plan = withShards(asking, options);
    const out = outFolder(resolve(host.cwd, options.out));
    await replacing(out, async (fresh) => {
      await writePrepared({ ...prepared, plan }, fresh);
      await bringHistory(project, options, host, fresh);
    });
    const text = options.json
      ? JSON.stringify(plan, null, 2)
      : [describePlan(plan), ...describeShards(plan), ...plan.models.flatMap(undecided)].join("\n");
    host.out.write(`${text}\n`);
    return 0;
  });
}

/** A plan for several machines says for how many, and which run made it: another one's shards do not fit it. */
function withShards(plan: Plan, { shards, run }: Options): Plan {
  if (shards === undefined) return plan;
  return { ...plan, shards: shardsOf(plan, shards).length, ...(run && { run }) };
}

function undecided({ name, outlooks = [] }: PlannedModel): string[] {
  return undecidable(name, outlooks).map((line) => `note: ${line}`);
}

export async function prepareIn(
  project: Project,
  options: Options,
  { today, signal }: Pick<Host, "today" | "signal">,
): Promise<Prepared> {
  const scope = await scopeOf(project, options);
  const prepared = await prepare({
    scope,
    committed: await committedIn(project, scope),
    working: project.working(),
    policyPath: project.pathOf(options.policy),
    today: today(),
  });
  // What could not be read has its reason in the plan; that the run was stopped is no such reason.
  signal?.throwIfAborted();
  return prepared;
}

/** When head and base were committed, of those that are commits. */
async function committedIn(project: Project, { head, base }: Scope): Promise<Map<string, string>> {
  const commits = [head.commit, "unknown" in base ? null : base.commit];
  const found = new Map<string, string>();
  for (const commit of commits) {
    if (commit === null || project.kind === "folder") continue;
    const when = await project.committed(commit);
    if (when !== null) found.set(commit, when);
  }
  return found;
}

export async function writePrepared(
  { plan, truths, recordings }: Prepared,
  out: OutFolder,
): Promise<void> {
  for (const recording of recordings) await writeRecording(recording, out);
  for (const [model, { samples }] of truths) await out.writeSamples(model, samples);
  await out.writePlan(plan);
}

/** A refused one leaves nothing but its reason, in the plan. */
async function writeRecording(
  { planned, measurement, records }: Recording,
  out: OutFolder,
): Promise<void> {
  if (measurement === undefined) return;
  const brought = out.recorded(planned.from);
  await brought.writeMeasurement(measurement);
  if (records !== undefined) await brought.writeRecords(measurement, records);
}
