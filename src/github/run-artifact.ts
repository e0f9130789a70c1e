import { z } from "zod";
import { UserError } from "../catalog/errors.ts";
import { quote } from "../catalog/quote.ts";
import { Commit } from "../contract/names.ts";
import { longCommit } from "../words/digests.ts";
import { answered } from "./answer.ts";
import type { EventOf } from "./event.ts";
import type { Reach } from "./reach.ts";
import { withRetries } from "./retries.ts";

const Artifact = z.object({
  id: z.int().positive(),
  name: z.string(),
  size_in_bytes: z.int().nonnegative(),
  expired: z.boolean(),
  created_at: z.iso.datetime({ offset: true }),
  workflow_run: z.object({ head_sha: Commit.nullish() }).nullish(),
});
export type Artifact = z.infer<typeof Artifact>;

/** The zip of an out folder; records of a hundred thousand examples pack into a tenth of it. */
export const LARGEST_ZIP = 1_000_000_000;

/** The one artifact of a name that a run has left, or what is wrong with it. */
export async function artifactOfRun(
  reach: Reach,
  { run, head }: EventOf<"workflow-run">,
  name: string,
): Promise<Artifact> {
  const found = await withRetries(() => artifactsOf(reach, run.id, name), reach.patience);
  const named = found.filter((one) => one.name === name);
  const [artifact, ...more] = ofLastAttempt(named, run.startedAt);
  const which = `of the name “${quote(name)}”`;
  if (artifact === undefined) throw refuse(`run ${run.id} left no artifact ${which}`, MISSING);
  const ids = [artifact, ...more].map(({ id }) => id).join(", ");
  if (more.length > 0) throw refuse(`run ${run.id} left several artifacts ${which}: ${ids}`);
  const wrong = whyRefused(artifact, head.commit);
  if (wrong !== undefined) throw refuse(`the artifact ${ids} ${which} ${wrong}`);
  return artifact;
}

async function artifactsOf({ octokit, place }: Reach, run_id: number, name: string) {
  const found: Artifact[] = [];
  const list = octokit.rest.actions.listWorkflowRunArtifacts;
  const pages = octokit.paginate.iterator(list, { ...place, run_id, name, per_page: 100 });
  for await (const page of pages) found.push(...answered(z.array(Artifact), page));
  return found;
}

/**
 * When jobs of a run are run again, what an earlier attempt uploaded stays beside what the later one does. A job that
 * went well is not run again: then the newest of the earlier ones stands.
 */
function ofLastAttempt(named: readonly Artifact[], startedAt: string | null): Artifact[] {
  const since = startedAt === null ? Number.NaN : Date.parse(startedAt);
  const late = named.filter(({ created_at }) => !(Date.parse(created_at) < since));
  if (late.length > 0) return late;
  return named.toSorted((a, b) => Date.parse(b.created_at) - Date.parse(a.created_at)).slice(0, 1);
}

function whyRefused({ expired, size_in_bytes: size, workflow_run }: Artifact, head: string) {
  if (expired) return "has expired";
  if (size > LARGEST_ZIP)
    return `is ${size} bytes large, more than the ${LARGEST_ZIP} that are read`;
  const own = workflow_run?.head_sha ?? head;
  if (own !== head) return `was measured at ${longCommit(own)}, not at ${longCommit(head)}`;
}

const MISSING =
  "give both workflows the same `artifact`; a run that ended before it had measured leaves none";

function refuse(message: string, fix = "run the workflow that measures again"): UserError {
  return new UserError({ message, fix });
}
