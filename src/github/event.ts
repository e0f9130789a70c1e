import type { z } from "zod";
import { UserError } from "../catalog/errors.ts";
import { quote } from "../catalog/quote.ts";
import {
  MergeGroupPayload,
  PlainPayload,
  PullRequestPayload,
  PushPayload,
  WorkflowRunPayload,
} from "./payload.ts";

export type Reference = { readonly kind: "branch" | "tag"; readonly name: string };

/** Why a workflow runs, and on what. */
export type Event =
  | {
      readonly kind: "pull-request";
      readonly action: string;
      readonly number: number;
      readonly head: string;
      readonly base: { readonly branch: string };
      /** From another repository, or by Dependabot: the token is read-only. */
      readonly trust: "own" | "fork" | "dependabot";
      readonly draft: boolean;
    }
  | {
      readonly kind: "push";
      readonly ref: Reference;
      readonly before: string | null;
      readonly after: string;
      readonly defaultBranch: string;
    }
  | {
      readonly kind: "merge-group";
      readonly base: { readonly branch: string; readonly commit: string };
      readonly head: string;
    }
  | {
      readonly kind: "dispatch" | "schedule";
      readonly ref: Reference;
      readonly commit: string;
      readonly defaultBranch: string;
    }
  /** Another workflow of the repository has ended: `run` names what it left behind. */
  | {
      readonly kind: "workflow-run";
      readonly run: { readonly id: number; readonly attempt: number; readonly event: string };
      readonly head: {
        readonly commit: string;
        readonly branch: string | null;
        /** `owner/name`; null where it was deleted meanwhile. */
        readonly repository: string | null;
      };
    };

/** What the runner says about the event, from `GITHUB_EVENT_NAME`, `GITHUB_REF` and the like. */
export interface Occasion {
  readonly name: string;
  readonly payload: unknown;
  /** `owner/name` of the repository that the workflow runs in. */
  readonly repository: string;
  readonly ref: string;
  readonly commit: string;
}

const READERS: Readonly<Record<string, (occasion: Occasion) => Event>> = {
  pull_request: pullRequest,
  pull_request_target: refusePullRequestTarget,
  push,
  merge_group: mergeGroup,
  workflow_dispatch: (occasion) => ({ kind: "dispatch", ...plain(occasion) }),
  schedule: (occasion) => ({ kind: "schedule", ...plain(occasion) }),
  release: (occasion) => ({ kind: "dispatch", ...plain(occasion) }),
  workflow_run: workflowRun,
};

/** Events that quantgate does not know, or must not run in, are the workflow's mistake. */
export function readEvent(occasion: Occasion): Event {
  const { name } = occasion;
  const read = Object.hasOwn(READERS, name) ? READERS[name] : undefined;
  if (read !== undefined) return read(occasion);
  throw new UserError({
    message: `quantgate cannot tell what to judge on the event ${quote(name)}`,
    fix: "run it on pull_request, push, merge_group, release, workflow_dispatch or schedule",
  });
}

/** Its token may write and its caches are trusted, while converting a model can run code that it brings. */
function refusePullRequestTarget(): never {
  throw new UserError({
    message:
      "quantgate refuses to run on pull_request_target: its token may write, and converting a model can run code of the pull request",
    fix: "run it on pull_request",
  });
}

function pullRequest(occasion: Occasion): Event {
  const { action, pull_request: pull } = parse(PullRequestPayload, occasion);
  const own = pull.head.repo?.full_name === occasion.repository;
  const dependabot = pull.user?.login === "dependabot[bot]";
  return {
    kind: "pull-request",
    action,
    number: pull.number,
    head: pull.head.sha,
    base: { branch: pull.base.ref },
    trust: !own ? "fork" : dependabot ? "dependabot" : "own",
    draft: pull.draft,
  };
}

function push(occasion: Occasion): Event {
  const { ref, before, after, repository } = parse(PushPayload, occasion);
  const defaultBranch = repository.default_branch;
  if (after !== null) return { kind: "push", ref: reference(ref), before, after, defaultBranch };
  throw new UserError({
    message: `${quote(ref)} was deleted: there is nothing to judge`,
    fix: "let the job run `if: github.event.deleted == false`",
  });
}

function mergeGroup(occasion: Occasion): Event {
  const { merge_group: group } = parse(MergeGroupPayload, occasion);
  const base = { branch: reference(group.base_ref).name, commit: group.base_sha };
  return { kind: "merge-group", base, head: group.head_sha };
}

function workflowRun(occasion: Occasion): Event {
  const { workflow_run: run } = parse(WorkflowRunPayload, occasion);
  const repository = run.head_repository?.full_name ?? null;
  return {
    kind: "workflow-run",
    run: { id: run.id, attempt: run.run_attempt, event: run.event },
    head: { commit: run.head_sha, branch: run.head_branch, repository },
  };
}

function plain(occasion: Occasion) {
  const { repository } = parse(PlainPayload, occasion);
  const { ref, commit } = occasion;
  return { ref: reference(ref), commit, defaultBranch: repository.default_branch };
}

function reference(ref: string): Reference {
  const kind = ref.startsWith("refs/tags/") ? "tag" : "branch";
  return { kind, name: ref.replace(/^refs\/(?:heads|tags)\//, "") };
}

function parse<T>(schema: z.ZodType<T>, { name, payload }: Occasion): T {
  const parsed = schema.safeParse(payload);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new UserError({
    message: `the payload of the event ${name} is not what GitHub sends: ${where.join("; ")}`,
  });
}
