import { z } from "zod";
import { answered } from "./answer.ts";
import { ownLogin } from "./author.ts";
import { showAgain } from "./hidden.ts";
import { type OwnComment, ownComments } from "./own-comments.ts";
import type { Reach } from "./reach.ts";
import type { WrittenBy } from "./written-by.ts";

/** The pull request that the comment stands in, the commit of it that the comment is about, and the run that writes it. */
export interface Thread extends WrittenBy {
  readonly number: number;
}

export interface CommentText {
  readonly body: string;
  /** The hidden line by which the comment is found again: the first of the body. */
  readonly marker: string;
  /** Nothing that would be missed: it is written into a comment that is there, and makes none. */
  readonly idle?: boolean;
  /** It must be seen, also where somebody has hidden the comment. */
  readonly urgent?: boolean;
}

/** Whom to ask, where, and what to say. */
export interface Calls {
  readonly reach: Reach;
  readonly thread: Thread;
  readonly text: CommentText;
}

export async function findOwn({ reach, thread, text }: Calls): Promise<OwnComment[]> {
  const login = await ownLogin(reach.octokit);
  return await ownComments(reach, thread.number, { login, marker: text.marker });
}

/** The commit that the pull request has by now. */
export async function headNow({ reach, thread }: Calls): Promise<string> {
  const { octokit, place } = reach;
  const pull = await octokit.rest.pulls.get({ ...place, pull_number: thread.number });
  const { head } = answered(Pull, pull);
  return head.sha;
}

const Pull = z.object({ head: z.object({ sha: z.string() }) });

/** Gives its address, as `update` does. */
export async function create({ reach, thread, text }: Calls): Promise<string> {
  const { octokit, place } = reach;
  const comment = { ...place, issue_number: thread.number, body: text.body };
  const created = await octokit.rest.issues.createComment(comment);
  return answered(Written, created).html_url;
}

/** Null: somebody has deleted it meanwhile. */
export async function update(
  { reach, text }: Calls,
  { id: comment_id, node }: OwnComment,
): Promise<string | null> {
  const { octokit, place } = reach;
  const comment = { ...place, comment_id, body: text.body };
  const updated = await octokit.rest.issues.updateComment(comment).catch(unlessGone);
  if (updated === null) return null;
  if (text.urgent) await showAgain(octokit, node);
  return answered(Written, updated).html_url;
}

const Written = z.object({ html_url: z.string() });

export async function remove({ reach }: Calls, { id }: OwnComment): Promise<void> {
  const { octokit, place } = reach;
  await octokit.rest.issues.deleteComment({ ...place, comment_id: id }).catch(unlessGone);
}

function unlessGone(error: unknown): null {
  if ([404, 410].includes(statusOf(error) ?? 0)) return null;
  throw error;
}

/** Undefined where GitHub gave no answer. */
export function statusOf(error: unknown): number | undefined {
  const status = error instanceof Error && "status" in error ? error.status : undefined;
  return typeof status === "number" ? status : undefined;
}
