import { z } from "zod";
import { answered } from "./answer.ts";
import { ownLogin } from "./author.ts";
import { fitting } from "./fit-comment.ts";
import { showAgain } from "./hidden.ts";
import type { Octokit } from "./octokit.ts";
import { type OwnComment, ownComments } from "./own-comments.ts";
import { describeApiFailure, type Patience, withRetries } from "./retries.ts";
import { isSame, newestOf, signed, type WrittenBy } from "./written-by.ts";

/** The pull request that the comment stands in, the commit of it that the comment is about, and the run that writes it. */
export interface Thread extends WrittenBy {
  readonly owner: string;
  readonly repo: string;
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

/** What became of it. Not being able to comment never changes a verdict. */
export type Posted =
  | { readonly kind: "created" | "updated"; readonly url: string }
  /** There was no comment, and nothing worth one. */
  | { readonly kind: "unneeded" }
  /** The pull request has moved on to `head`, whose own run has the word. */
  | { readonly kind: "outdated"; readonly head: string }
  /** A newer run of the same commit has commented already. */
  | { readonly kind: "overtaken"; readonly by: WrittenBy }
  /** Nobody may comment in it. */
  | { readonly kind: "locked"; readonly why: string }
  | { readonly kind: "failed"; readonly why: string };

/** Keeps one comment of the pull request up to date. */
export async function publishComment(
  octokit: Octokit,
  thread: Thread,
  text: CommentText,
  patience: Patience,
): Promise<Posted> {
  const said = { ...text, body: fitting(signed(text.body, thread)) };
  const calls = { octokit, thread, text: said };
  try {
    // The whole of it is tried again, not each call: after a reply that was lost, the comment may be there.
    const posted = await withRetries(() => publishOnce(calls), patience);
    return "url" in posted ? await settle(calls, posted).catch(() => posted) : posted;
  } catch (error) {
    const why = describeApiFailure(error);
    return { kind: statusOf(error) === 403 && /\blocked\b/i.test(why) ? "locked" : "failed", why };
  }
}

interface Calls {
  readonly octokit: Octokit;
  readonly thread: Thread;
  readonly text: CommentText;
}

async function publishOnce(calls: Calls): Promise<Posted> {
  const own = await ours(calls);
  // Asked last, so that as little time as can be is left for a newer commit to come in between.
  const moved = await movedOn(calls);
  if (moved !== null) return moved;
  const newest = newestOf(own, calls.thread);
  if (newest !== null) return { kind: "overtaken", by: newest.by };
  const [first] = own;
  const updated = first === undefined ? null : await update(calls, first);
  if (updated !== null) return updated;
  return calls.text.idle ? { kind: "unneeded" } : await create(calls);
}

/** Runs that race may leave several, or the older one may write last: the earliest stays, with what the newest run says. */
async function settle(calls: Calls, posted: Posted): Promise<Posted> {
  const own = await ours(calls);
  const newest = newestOf(own, calls.thread);
  const [first, ...others] = own;
  // Where the newest is another's, its run sees to the earliest: done from both sides, none might be left.
  if (first === undefined || (newest !== null && newest.id !== first.id)) return posted;
  const mine = newest === null && !isSame(first.by, calls.thread);
  const settled = mine ? await rewrite(calls, first) : posted;
  if (settled === null) return posted;
  for (const { id } of others) await remove(calls, id);
  return newest === null ? settled : { kind: "overtaken", by: newest.by };
}

async function rewrite(calls: Calls, comment: OwnComment): Promise<Posted | null> {
  return (await movedOn(calls)) ?? (await update(calls, comment));
}

async function ours({ octokit, thread, text }: Calls): Promise<OwnComment[]> {
  return await ownComments(octokit, thread, {
    login: await ownLogin(octokit),
    marker: text.marker,
  });
}

async function movedOn({ octokit, thread }: Calls): Promise<Posted | null> {
  const { owner, repo, number: pull_number } = thread;
  const { head } = answered(Pull, await octokit.rest.pulls.get({ owner, repo, pull_number }));
  return head.sha === thread.head ? null : { kind: "outdated", head: head.sha };
}

const Pull = z.object({ head: z.object({ sha: z.string() }) });
const Written = z.object({ html_url: z.string() });

async function create({ octokit, thread, text }: Calls): Promise<Posted> {
  const { owner, repo, number: issue_number } = thread;
  const { body } = text;
  const created = await octokit.rest.issues.createComment({ owner, repo, issue_number, body });
  return { kind: "created", url: answered(Written, created).html_url };
}

/** Null: somebody has deleted it meanwhile. */
async function update({ octokit, thread, text }: Calls, found: OwnComment): Promise<Posted | null> {
  const { owner, repo } = thread;
  const comment = { owner, repo, comment_id: found.id, body: text.body };
  const updated = await octokit.rest.issues.updateComment(comment).catch(unlessGone);
  if (updated === null) return null;
  if (text.urgent) await showAgain(octokit, found.node);
  return { kind: "updated", url: answered(Written, updated).html_url };
}

async function remove({ octokit, thread: { owner, repo } }: Calls, comment_id: number) {
  await octokit.rest.issues.deleteComment({ owner, repo, comment_id }).catch(unlessGone);
}

function unlessGone(error: unknown): null {
  if ([404, 410].includes(statusOf(error) ?? 0)) return null;
  throw error;
}

function statusOf(error: unknown): number | undefined {
  const status = error instanceof Error && "status" in error ? error.status : undefined;
  return typeof status === "number" ? status : undefined;
}
