import { join } from "node:path";
import { remark } from "../../action/job-log.ts";
import { writeOutputs } from "../../action/outputs.ts";
import { within } from "../../action/within.ts";
import { type Posted, publishComment } from "../../github/comment.ts";
import type { CommentText } from "../../github/comment-calls.ts";
import type { EventOf } from "../../github/event.ts";
import { commentOn } from "../../github/situations.ts";
import { MARKER, markerOf } from "../../report/pages.ts";
import { longCommit } from "../../words/digests.ts";
import type { ActionRun } from "./action-run.ts";

/** Writes the one comment, where the event has one and the token may, and says what came of it. */
export async function postComment(run: ActionRun, said: Omit<CommentText, "marker">) {
  const { inputs, event, reach } = run;
  if (event.kind !== "pull-request" || commentOn(event) !== "kept") return;
  if (!inputs.comment || reach === undefined) return;
  const marker = markerOf(join(inputs["working-directory"], inputs.policy));
  const text = { ...said, body: said.body.replace(MARKER, marker), marker };
  const posted = await within<Posted>(
    run.patience,
    async () => await publishComment(await reach(), threadOf(run, event), text),
    (why) => ({ kind: "failed", why }),
  );
  tell(posted, event);
}

type PullRequest = EventOf<"pull-request">;

function threadOf(run: ActionRun, { number, head }: PullRequest) {
  const { GITHUB_RUN_ID: id, GITHUB_RUN_ATTEMPT: attempt } = run.runner;
  return { number, head, run: Number(id), attempt: Number(attempt) };
}

function tell(posted: Posted, { trust }: PullRequest): void {
  if (posted.kind === "unneeded") return;
  if ("url" in posted) writeOutputs({ "comment-url": posted.url });
  else remark(`${whyNot(posted, trust)} The verdict is the same, and stands in the job summary.`);
}

type Unwritten = Exclude<Posted, { readonly kind: "created" | "updated" | "unneeded" }>;

function whyNot(posted: Unwritten, trust: PullRequest["trust"]): string {
  switch (posted.kind) {
    case "outdated":
      return `${OUTDATED} ${longCommit(posted.head)}.`;
    case "overtaken":
      return `${OVERTAKEN} (${posted.by.run}, attempt ${posted.by.attempt}).`;
    case "locked":
      return `${LOCKED} (${posted.why})`;
    case "failed":
      return `${FAILED[trust]} (${posted.why})`;
    default:
      return posted satisfies never;
  }
}

const OUTDATED =
  "The comment was left to a newer run: since this one began, the pull request has moved on to";

const OVERTAKEN = "The comment was left to a newer run of the same commit";

const LOCKED =
  "No comment could be written: the conversation is locked. Unlock it and run the job again to have one.";

const FAILED = {
  own: "No comment could be written: does the job have `pull-requests: write`?",
  fork: "No comment could be written: in pull requests from forks the token may only read.",
  dependabot: "No comment could be written: in Dependabot's pull requests the token may only read.",
} as const;
