import { z } from "zod";
import { Commit } from "../contract/names.ts";
import { longCommit } from "../words/digests.ts";
import { answered } from "./answer.ts";
import type { EventOf } from "./event.ts";
import type { Reach } from "./reach.ts";
import { withRetries } from "./retries.ts";

/** The pull request that another run was for, as GitHub knows it now. */
export type PullOfRun =
  | { readonly kind: "found"; readonly number: number; readonly branch: string }
  /** Nothing is left to say anything about. */
  | { readonly kind: "none"; readonly why: string }
  | { readonly kind: "several"; readonly numbers: readonly number[] };

const Pull = z.object({
  number: z.int().positive(),
  head: z.object({ sha: Commit, repo: z.object({ full_name: z.string() }).nullish() }),
  base: z.object({ ref: z.string().min(1) }),
});
type Pull = z.infer<typeof Pull>;

/**
 * Found by what GitHub says of the run: repository, branch and commit of its head. Nothing that the run left behind
 * has a say, and the list of pull requests in the event is empty for forks.
 */
export async function pullOfRun(
  reach: Reach,
  head: EventOf<"workflow-run">["head"],
): Promise<PullOfRun> {
  const { repository, branch, commit } = head;
  if (repository === null || branch === null)
    return { kind: "none", why: "the repository or the branch that it came from is gone" };
  const [owner] = repository.split("/");
  const open = await withRetries(() => openPulls(reach, `${owner}:${branch}`), reach.patience);
  const own = open.filter((pull) => pull.head.repo?.full_name === repository);
  const [first, ...more] = own.filter((pull) => pull.head.sha === commit);
  if (first === undefined) return { kind: "none", why: whyNone(own, commit) };
  if (more.length > 0)
    return { kind: "several", numbers: [first, ...more].map(({ number }) => number) };
  return { kind: "found", number: first.number, branch: first.base.ref };
}

async function openPulls({ octokit, place }: Reach, head: string): Promise<Pull[]> {
  const asked = { ...place, head, state: "open", per_page: 100 } as const;
  const found: Pull[] = [];
  for await (const page of octokit.paginate.iterator(octokit.rest.pulls.list, asked))
    found.push(...answered(z.array(Pull), page));
  return found;
}

function whyNone(own: readonly Pull[], commit: string): string {
  const [newer] = own;
  if (newer === undefined) return `no open pull request has ${longCommit(commit)} as its head`;
  return `pull request ${newer.number} has moved on to ${longCommit(newer.head.sha)}, whose own run has the word`;
}
