import {
  type Calls,
  type CommentText,
  create,
  findOwn,
  headNow,
  remove,
  statusOf,
  type Thread,
  update,
} from "./comment-calls.ts";
import { fitting } from "./fit-comment.ts";
import type { OwnComment } from "./own-comments.ts";
import type { Reach } from "./reach.ts";
import { describeApiFailure, withRetries } from "./retries.ts";
import { isSameRun, newestOf, signed, type WrittenBy } from "./written-by.ts";

/** What became of it. Not being able to comment never changes a verdict. */
export type Posted =
  | Written
  /** There was no comment, and nothing worth one. */
  | { readonly kind: "unneeded" }
  /** The pull request has moved on to `head`, whose own run has the word. */
  | { readonly kind: "outdated"; readonly head: string }
  /** A newer run of the same commit has commented already. */
  | { readonly kind: "overtaken"; readonly by: WrittenBy }
  /** Nobody may comment in it. */
  | { readonly kind: "locked"; readonly why: string }
  | { readonly kind: "failed"; readonly why: string };

interface Written {
  readonly kind: "created" | "updated";
  readonly url: string;
}

/** Keeps one comment of the pull request up to date. */
export async function publishComment(
  reach: Reach,
  thread: Thread,
  text: CommentText,
): Promise<Posted> {
  const said = { ...text, body: fitting(signed(text.body, thread)) };
  const calls = { reach, thread, text: said };
  try {
    // The whole of it is tried again, not each call: after a reply that was lost, the comment may be there.
    const posted = await withRetries(() => publishOnce(calls), reach.patience);
    return "url" in posted ? await settle(calls, posted).catch(() => posted) : posted;
  } catch (error) {
    const why = describeApiFailure(error);
    return { kind: statusOf(error) === 403 && /\blocked\b/i.test(why) ? "locked" : "failed", why };
  }
}

async function publishOnce(calls: Calls): Promise<Posted> {
  const own = await findOwn(calls);
  // Asked last, so that as little time as can be is left for a newer commit to come in between.
  const head = await headNow(calls);
  if (head !== calls.thread.head) return { kind: "outdated", head };
  const newest = newestOf(own, calls.thread);
  if (newest !== null) return { kind: "overtaken", by: newest.by };
  const [first] = own;
  const url = first === undefined ? null : await update(calls, first);
  if (url !== null) return { kind: "updated", url };
  return calls.text.idle ? { kind: "unneeded" } : { kind: "created", url: await create(calls) };
}

/** Runs that race may leave several, or the older one may write last: the earliest stays, with what the newest run says. */
async function settle(calls: Calls, posted: Written): Promise<Posted> {
  const { thread } = calls;
  const own = await findOwn(calls);
  const [first, ...others] = own;
  if (first === undefined || (others.length === 0 && isSameRun(first.by, thread))) return posted;
  const head = await headNow(calls);
  if (head !== thread.head) {
    await removeAll(
      calls,
      others.filter(({ by }) => isSameRun(by, thread)),
    );
    return { kind: "outdated", head };
  }
  const newest = newestOf(own, thread);
  // Where the newest is another's, its run sees to the earliest: done from both sides, none might be left.
  if (newest !== null && newest.id !== first.id) return posted;
  const url = newest || isSameRun(first.by, thread) ? posted.url : await update(calls, first);
  if (url === null) return posted;
  await removeAll(calls, others);
  return newest === null ? { kind: "updated", url } : { kind: "overtaken", by: newest.by };
}

async function removeAll(calls: Calls, comments: readonly OwnComment[]): Promise<void> {
  for (const comment of comments) await remove(calls, comment);
}
