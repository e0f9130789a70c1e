import { z } from "zod";
import { Commit } from "../contract/names.ts";

/** What is read of GitHub's event payloads; the rest of them is not looked at. */
const Repository = z.object({ full_name: z.string() });
const Account = z.object({ login: z.string() });

/** Of events that tell nothing but where they happened; a schedule may not tell even that. */
export const PlainPayload = z.object({
  repository: z.object({ default_branch: z.string().min(1).optional() }).prefault({}),
});

/** A push that makes or deletes a reference has forty zeros on one side. */
const PushedCommit = Commit.transform((commit) => (/^0+$/.test(commit) ? null : commit));

export const PullRequestPayload = z.object({
  action: z.string(),
  /** Whoever caused the event. */
  sender: Account.nullish(),
  pull_request: z.object({
    number: z.int().positive(),
    draft: z.boolean().default(false),
    user: Account.nullish(),
    head: z.object({ sha: Commit, repo: Repository.nullish() }),
    base: z.object({ ref: z.string().min(1) }),
  }),
});

export const PushPayload = PlainPayload.extend({
  ref: z.string(),
  before: PushedCommit,
  after: PushedCommit,
});

export const MergeGroupPayload = z.object({
  merge_group: z.object({ head_sha: Commit, base_sha: Commit, base_ref: z.string() }),
});

export const WorkflowRunPayload = z.object({
  workflow_run: z.object({
    id: z.int().positive(),
    run_attempt: z.int().positive(),
    run_started_at: z.iso.datetime({ offset: true }).nullish(),
    /** What the run itself ran on. */
    event: z.string(),
    head_sha: Commit,
    head_branch: z.string().nullable(),
    head_repository: Repository.nullish(),
  }),
});
