import { UserError } from "../catalog/errors.ts";
import type { Event, EventKind, EventOf, Reference } from "./event.ts";
import type { Before, Roles } from "./roles.ts";

/** What a run of one kind of event does; `docs/events.md` shows the words. */
interface Situation<E> {
  /** The events, as a workflow names them. */
  readonly on: string;
  readonly judged: string;
  /** Where policy and data come from. */
  readonly by: string;
  /** Where the base model comes from. */
  readonly base: string;
  /** What becomes of the comment. */
  readonly comment: Commenting;
  /** It proposes a change: what that leaves as it was need not be judged again. */
  readonly proposes: boolean;
  /** What is different on one of its actions. */
  readonly actions?: Readonly<Record<string, Exception>>;
  roles(event: E): Roles;
}

type Exception = Partial<Pick<Situation<never>, "comment" | "proposes">>;

/** `kept`: one comment is kept up to date. `left`: there may be one, which stays as it is. `none`: there is none. */
export type Commenting = "kept" | "left" | "none";

const ONE_COMMIT = {
  judged: "the commit that the run is for",
  by: "the same commit",
  base: "where it left the default branch",
  comment: "none",
  proposes: false,
  roles: (event: EventOf<"dispatch" | "schedule" | "release">) => oneCommit(event.commit, event),
} as const;

/** One row a kind of event. */
export const SITUATIONS: { readonly [K in EventKind]: Situation<EventOf<K>> } = {
  "pull-request": {
    on: "`pull_request`",
    judged: "the head commit",
    by: "the tip of the target branch",
    base: "the merge-base",
    comment: "kept",
    proposes: true,
    // The check stays with the commit and counts when that is proposed again: it must have judged.
    actions: { closed: { comment: "left", proposes: false } },
    roles: ({ base: { branch }, head }) => ({ kind: "pull-request", branch, head }),
  },
  "merge-group": {
    on: "`merge_group`",
    judged: "the group's head",
    by: "the commit that the group is built on",
    base: "the same commit",
    comment: "none",
    proposes: true,
    roles: ({ base: { branch, commit }, head }) => ({
      ...{ kind: "merge-group", branch, head },
      base: commit,
    }),
  },
  push: {
    on: "`push`",
    judged: "the pushed commit",
    by: "the pushed commit",
    base: "the commit before the push; of a new branch or tag where it left the default branch",
    comment: "none",
    proposes: false,
    roles: (event) => oneCommit(event.after, event),
  },
  dispatch: { on: "`workflow_dispatch`", ...ONE_COMMIT },
  schedule: { on: "`schedule`", ...ONE_COMMIT },
  release: { on: "`release`", ...ONE_COMMIT },
  "workflow-run": {
    on: "`workflow_run`, with `run: publish`",
    judged: "what another run has measured",
    by: "the tip of the target branch",
    base: "the merge-base",
    comment: "kept",
    proposes: true,
    roles: () => {
      throw new UserError({
        message: "on workflow_run there is nothing to judge but what another run has measured",
        fix: "set `run: publish`, or run the gate on pull_request",
      });
    },
  },
};

export function rolesOf(event: Event): Roles {
  return situationOf(event.kind).roles(event);
}

export function commentOn(event: Event): Commenting {
  return exceptionOf(event).comment ?? situationOf(event.kind).comment;
}

export function proposesChange(event: Event): boolean {
  return exceptionOf(event).proposes ?? situationOf(event.kind).proposes;
}

function exceptionOf(event: Event): Exception {
  const { actions = {} } = situationOf(event.kind);
  if (event.kind !== "pull-request" || !Object.hasOwn(actions, event.action)) return {};
  return actions[event.action] ?? {};
}

/** The row for any event: TypeScript sees that a kind and its event belong together only so. */
function situationOf<K extends EventKind>(kind: K): Situation<EventOf<K>> {
  return SITUATIONS[kind];
}

interface OneCommit {
  readonly ref: Reference;
  readonly before?: string | null;
  readonly defaultBranch: string;
}

function oneCommit(head: string, { ref, before, defaultBranch }: OneCommit): Roles {
  const branch = ref.kind === "branch" ? ref.name : null;
  const forked: Before = { kind: "merge-base", branch: defaultBranch };
  const replaced: Before | null = before ? { kind: "commit", commit: before } : null;
  return { kind: "commit", branch, head, before: replaced ?? forked };
}
