import type { Project } from "../git/repository.ts";
import { describePlan } from "./describe-plan.ts";
import { freshOutFolder } from "./fresh-out.ts";
import type { Host } from "./host.ts";
import type { Options } from "./options.ts";
import { type Prepared, prepare } from "./prepare.ts";
import { scopeOf } from "./scope.ts";
import { withProject } from "./with-project.ts";

/** Writes what would be measured, and the samples, for other machines to go on with. */
export async function plan(options: Options, host: Host): Promise<number> {
  return await withProject(host, async (project) => {
    const prepared = await prepareIn(project, options);
    await writePrepared(prepared, await freshOutFolder(options, host));
    const text = options.json
      ? JSON.stringify(prepared.plan, null, 2)
      : describePlan(prepared.plan);
    host.out.write(`${text}\n`);
    return 0;
  });
}

export async function prepareIn(project: Project, options: Options): Promise<Prepared> {
  const scope = await scopeOf(project, options);
  return await prepare(scope, project.working(), project.pathOf(options.policy));
}

export async function writePrepared(
  { plan, labels }: Prepared,
  out: Awaited<ReturnType<typeof freshOutFolder>>,
): Promise<void> {
  for (const [model, { samples }] of labels) await out.writeSamples(model, samples);
  await out.writePlan(plan);
}
