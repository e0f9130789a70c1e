import type { Event } from "./event.ts";

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
  /** Judged by its own policy; `before` brings the base model. */
  | {
      readonly kind: "commit";
      readonly branch: string | null;
      readonly head: string;
      readonly before: string | { readonly unknown: string };
    };

/** One row an event. */
export function rolesOf(event: Event): Roles {
  switch (event.kind) {
    case "pull-request":
      return { kind: "pull-request", branch: event.base.branch, head: event.head };
    case "merge-group": {
      const { branch, commit } = event.base;
      return { kind: "merge-group", branch, head: event.head, base: commit };
    }
    case "push": {
      const before = event.before ?? { unknown: "the push created its branch or tag" };
      return { kind: "commit", branch: branchOf(event.ref), head: event.after, before };
    }
    case "dispatch":
    case "schedule": {
      const before = { unknown: "this event follows no earlier commit" };
      return { kind: "commit", branch: branchOf(event.ref), head: event.commit, before };
    }
    default:
      return event satisfies never;
  }
}

function branchOf({ kind, name }: Extract<Event, { kind: "push" }>["ref"]): string | null {
  return kind === "branch" ? name : null;
}
