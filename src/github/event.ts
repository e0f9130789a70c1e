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
      /** Null where the push made the branch or tag. */
      readonly before: string | null;
      readonly after: string;
      readonly defaultBranch: string;
    }
  | {
      readonly kind: "merge-group";
      readonly base: { readonly branch: string; readonly commit: string };
      readonly head: string;
    }
  | Occurrence<"dispatch">
  | Occurrence<"schedule">
  | Occurrence<"release">
  /** Another workflow of the repository has ended: `run` names what it left behind. */
  | {
      readonly kind: "workflow-run";
      readonly run: {
        readonly id: number;
        readonly attempt: number;
        /** When that attempt began; null where GitHub does not say. */
        readonly startedAt: string | null;
        readonly event: string;
      };
      readonly head: {
        readonly commit: string;
        readonly branch: string | null;
        /** `owner/name`; null where it was deleted meanwhile. */
        readonly repository: string | null;
      };
    };

/** What happens to a commit as it stands. */
interface Occurrence<K extends string> {
  readonly kind: K;
  readonly ref: Reference;
  readonly commit: string;
  readonly defaultBranch: string;
}

export type EventKind = Event["kind"];
export type EventOf<K extends EventKind> = Extract<Event, { readonly kind: K }>;
