import { UserError } from "../catalog/errors.ts";
import type { Event, Reference } from "./event.ts";

/** Which commits judge and which are judged; `branch` is the one whose rules in the policy hold. */
export type Roles =
  /** Judged by the tip of the target branch; the merge-base brings the base model. */
  | { readonly kind: "pull-request"; readonly branch: string; readonly head: string }
  /** Judged by `base`, which the queue has built the group on. */
  | {
      readonly kind: "merge-group";
      readonly branch: string;
      readonly head: string;
      readonly base: string;
    }
  /** Judged by its own policy; the base model comes from `before`. */
  | {
      readonly kind: "commit";
      readonly branch: string | null;
      readonly head: string;
      readonly before: Before;
    };

/** The commit that a push replaced, or where the branch or tag left the default branch: perhaps at itself. */
export type Before =
  | { readonly kind: "commit"; readonly commit: string }
  | { readonly kind: "merge-base"; readonly branch: string };

/** One row an event. */
export function rolesOf(event: Event): Roles {
  switch (event.kind) {
    case "pull-request":
      return { kind: "pull-request", branch: event.base.branch, head: event.head };
    case "merge-group": {
      const { branch, commit } = event.base;
      return { kind: "merge-group", branch, head: event.head, base: commit };
    }
    case "push":
      return { ...commitOn(event), head: event.after };
    case "dispatch":
    case "schedule":
      return { ...commitOn(event), head: event.commit };
    case "workflow-run":
      throw new UserError({
        message: "on workflow_run there is nothing to judge but what another run has measured",
        fix: "set `run: publish`, or run the gate on pull_request",
      });
    default:
      return event satisfies never;
  }
}

function commitOn(on: {
  readonly ref: Reference;
  readonly before?: string | null;
  readonly defaultBranch: string;
}) {
  const before: Before =
    typeof on.before === "string"
      ? { kind: "commit", commit: on.before }
      : { kind: "merge-base", branch: on.defaultBranch };
  const branch = on.ref.kind === "branch" ? on.ref.name : null;
  return { kind: "commit", branch, before } as const;
}
