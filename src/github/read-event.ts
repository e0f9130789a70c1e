import type { z } from "zod";
import { UserError } from "../catalog/errors.ts";
import { quote } from "../catalog/quote.ts";
import type { Event, Reference } from "./event.ts";
import {
  MergeGroupPayload,
  PlainPayload,
  PullRequestPayload,
  PushPayload,
  WorkflowRunPayload,
} from "./payload.ts";

/** What the runner says about the event, from `GITHUB_EVENT_NAME`, `GITHUB_REF` and the like. */
export interface Occasion {
  readonly name: string;
  readonly payload: unknown;
  /** `owner/name` of the repository that the workflow runs in. */
  readonly repository: string;
  readonly ref: string;
  readonly commit: string;
}

type Reader = (occasion: Occasion) => Event;

const READERS: Readonly<Record<string, Reader>> = {
  pull_request: pullRequest,
  push,
  merge_group: mergeGroup,
  workflow_dispatch: plain("dispatch"),
  schedule: plain("schedule"),
  release: plain("release"),
  workflow_run: workflowRun,
};

/** An event that quantgate does not know, or must not run in, is refused before its payload is read. */
export function readerOf(name: string): Reader {
  if (name === "pull_request_target") throw new UserError(TARGET_REFUSED);
  const read = Object.hasOwn(READERS, name) ? READERS[name] : undefined;
  if (read !== undefined) return read;
  throw new UserError({
    message: `quantgate cannot tell what to judge on the event ${quote(name)}`,
    fix: "run it on pull_request, push, merge_group, release, workflow_dispatch or schedule",
  });
}

/** Its caches are trusted, too. */
const TARGET_REFUSED = {
  message:
    "quantgate refuses to run on pull_request_target: its token may write, and converting a model can run code of the pull request",
  fix: "run it on pull_request",
};

function pullRequest(occasion: Occasion): Event {
  const { action, sender, pull_request: pull } = parse(PullRequestPayload, occasion);
  const own = pull.head.repo?.full_name === occasion.repository;
  // A person who pushes to Dependabot's branch runs it with a token of their own.
  const dependabot = (sender ?? pull.user)?.login === "dependabot[bot]";
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
  const { ref: name, before, after, repository } = parse(PushPayload, occasion);
  const [ref, defaultBranch] = [reference(name), repository.default_branch ?? FALLBACK];
  if (after === null) throw new UserError(deleted(name));
  // Of an annotated tag the payload has the tag itself, which the checkout need not hold.
  const commit = ref.kind === "tag" ? occasion.commit : after;
  return { kind: "push", ref, before, after: commit, defaultBranch };
}

function deleted(ref: string) {
  return {
    message: `${quote(ref)} was deleted: there is nothing to judge`,
    fix: "let the job run `if: github.event.deleted == false`",
  };
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
    run: {
      ...{ id: run.id, attempt: run.run_attempt, startedAt: run.run_started_at ?? null },
      event: run.event,
    },
    head: { commit: run.head_sha, branch: run.head_branch, repository },
  };
}

/** Events that tell nothing but where they happened. */
function plain(kind: "dispatch" | "schedule" | "release"): Reader {
  return (occasion) => {
    const { repository } = parse(PlainPayload, occasion);
    const ref = reference(occasion.ref);
    // A schedule always runs on the default branch, and may not name it.
    const here = kind === "schedule" ? ref.name : FALLBACK;
    return { kind, ref, commit: occasion.commit, defaultBranch: repository.default_branch ?? here };
  };
}

const FALLBACK = "main";

function reference(ref: string): Reference {
  const kind = ref.startsWith("refs/tags/") ? "tag" : "branch";
  return { kind, name: ref.replace(/^refs\/(?:heads|tags)\//, "") };
}

function parse<T>(schema: z.ZodType<T>, { name, payload }: Occasion): T {
  const parsed = schema.safeParse(payload);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues.map(({ path, message }) =>
    path.length === 0 ? message : `${path.join(".")}: ${message}`,
  );
  throw new UserError({
    message: `the payload of the event ${name} is not what GitHub sends: ${where.join("; ")}`,
  });
}
