import { ownLogin } from "./author.ts";
import type { Octokit } from "./octokit.ts";
import { describeApiFailure, type Sleep, withRetries } from "./retries.ts";

/** The pull request that the comment stands in, and the commit of it that the comment is about. */
export interface Thread {
  readonly owner: string;
  readonly repo: string;
  readonly number: number;
  readonly head: string;
}

export interface CommentText {
  readonly body: string;
  /** The hidden line by which the comment is found again. */
  readonly marker: string;
}

/** What became of it. Not being able to comment never changes a verdict. */
export type Posted =
  | { readonly kind: "created" | "updated"; readonly url: string }
  /** The pull request has moved on to `head`, whose own run has the word. */
  | { readonly kind: "outdated"; readonly head: string }
  | { readonly kind: "failed"; readonly why: string };

/** Keeps one comment of the pull request up to date. */
export async function publishComment(
  octokit: Octokit,
  thread: Thread,
  text: CommentText,
  sleep: Sleep,
): Promise<Posted> {
  // The whole of it is tried again, not each call: after a reply that was lost, the comment may be there.
  return await withRetries(() => publishOnce(octokit, thread, text), sleep).catch(
    (error: unknown): Posted => ({ kind: "failed", why: describeApiFailure(error) }),
  );
}

async function publishOnce(octokit: Octokit, thread: Thread, text: CommentText): Promise<Posted> {
  const { owner, repo, number: issue_number } = thread;
  const { issues } = octokit.rest;
  const body = fitting(text.body);
  const comment_id = await findOwn(octokit, thread, text.marker);
  // Asked last, so that as little time as can be is left for a newer commit to come in between.
  const head = await headNow(octokit, thread);
  if (head !== thread.head) return { kind: "outdated", head };
  if (comment_id === null) {
    const created = await issues.createComment({ owner, repo, issue_number, body });
    return { kind: "created", url: created.data.html_url };
  }
  const updated = await issues.updateComment({ owner, repo, comment_id, body });
  return { kind: "updated", url: updated.data.html_url };
}

async function headNow(octokit: Octokit, { owner, repo, number }: Thread): Promise<string> {
  const { data } = await octokit.rest.pulls.get({ owner, repo, pull_number: number });
  return data.head.sha;
}

/** Our earliest comment. The marker alone proves nothing: anyone can write it. */
async function findOwn(octokit: Octokit, thread: Thread, marker: string): Promise<number | null> {
  const { owner, repo, number: issue_number } = thread;
  const login = await ownLogin(octokit);
  const pages = octokit.paginate.iterator(octokit.rest.issues.listComments, {
    owner,
    repo,
    issue_number,
    per_page: 100,
  });
  for await (const { data } of pages) {
    const own = data.find(
      (comment) => comment.user?.login === login && comment.body?.startsWith(marker),
    );
    if (own !== undefined) return own.id;
  }
  return null;
}

/** GitHub refuses longer ones. */
const LONGEST = 65_536;
const CUT =
  "\n\n_Cut to what a comment may hold; the job summary and the artifact have the rest._\n";

/** The report is rendered to fit; this only keeps a longer one from being lost altogether. */
function fitting(body: string): string {
  if (body.length <= LONGEST) return body;
  const room = body.slice(0, LONGEST - CUT.length);
  return room.slice(0, Math.max(0, room.lastIndexOf("\n"))) + CUT;
}
