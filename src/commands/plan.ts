import { resolve } from "node:path";
import { UserError } from "../catalog/errors.ts";
import type { Plan, PlannedModel, PlannedRequest } from "../contract/plan.ts";
import type { Project } from "../git/repository.ts";
import { type OutFolder, outFolder } from "../out/out-folder.ts";
import { shardsFor } from "../plan/shards.ts";
import { treeAt } from "../project/locate.ts";
import { prepareIn, writePrepared } from "../project/prepare.ts";
import { undecidable } from "../report/outlooks.ts";
import { progressFor } from "../terminal/progress-for.ts";
import { describePlan, describeShards } from "./describe-plan.ts";
import { during } from "./entry/account.ts";
import type { Host } from "./entry/host.ts";
import { listingIn } from "./listing.ts";
import { type Options, partOf } from "./options.ts";
import { aloneIn, replacing } from "./out-folder.ts";
import { bringHistory } from "./past.ts";
import { withQuestion } from "./question.ts";
import { withProject } from "./with-project.ts";
import { workersFor } from "./workers.ts";

/** Writes what would be measured, and the samples, for other machines to go on with. */
export async function plan(options: Options, host: Host): Promise<number> {
  const out = outFolder(resolve(host.cwd, options.out));
  return await aloneIn(out, host, "made where it is not there", () => planInto(out, options, host));
}

async function planInto(out: OutFolder, options: Options, host: Host): Promise<number> {
  const progress = progressFor(host.errors, host.env);
  return await withProject(host, async (project, scratch) => {
    const list = listingIn(project, scratch, workersFor(options, host, scratch, progress));
    const prepared = await during(host, "plan", () =>
      prepareIn(project, { ...options, ...partOf(options) }, { ...host, list }),
    );
    const asking = await withQuestion(prepared.plan, project, options, host);
    const plan = await withShards(asking, project, options);
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

/**
 * A plan for several machines says for how many, how large the models are that they share, and which run made it:
 * another one's shards do not fit it.
 */
async function withShards(plan: Plan, project: Project, { shards, run }: Options): Promise<Plan> {
  if (shards === undefined) return plan;
  const requests = await Promise.all(
    plan.requests.map(async (request) => ({ ...request, ...(await sizeOf(request, project)) })),
  );
  const sized = { ...plan, requests };
  return { ...sized, shards: shardsFor(sized, shards), ...(run && { run }) };
}

/** Nothing where it cannot be told: whoever measures says why. */
async function sizeOf({ source }: PlannedRequest, project: Project) {
  try {
    const bytes = await (await treeAt(project, source)).bytes(source.path);
    return bytes > 0 && { bytes: Math.min(bytes, Number.MAX_SAFE_INTEGER) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return {};
  }
}

function undecided({ name, outlooks = [] }: PlannedModel): string[] {
  return undecidable(name, outlooks).map((line) => `note: ${line}`);
}
