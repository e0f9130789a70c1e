import type { Plan, PlannedRecording, PlannedRequest, PlannedSamples } from "../contract/plan.ts";
import type { Policy } from "../policy/policy.ts";

/** A policy as parsed, beside the text and place it was read from. */
export interface ReadPolicy {
  readonly policy: Policy;
  readonly source: Plan["policies"]["target"];
}

/** What the repository says about one model; paths in it start at the repository's root. */
export interface ModelFacts {
  readonly source: { readonly head: boolean; readonly base: boolean; readonly target: boolean };
  /** Why nothing of it has to be measured: the head leaves it as it was. */
  readonly unchanged?: string;
  /** A merge would change what the head leaves alone, as where the target has moved it since. */
  readonly isCarried?: boolean;
  /** Where the head has the source, if it moved it. */
  readonly movedTo?: string;
  /** Variants made by hand whose package the base does not hold. */
  readonly newVariants?: readonly string[];
  readonly samples?: PlannedSamples;
  /** Measured elsewhere. */
  readonly recorded?: readonly PlannedRecording[];
  readonly data: PlannedRequest["data"];
}

/** What the run was asked to compare. */
export interface RunFacts {
  readonly branch: string | null;
  readonly head: string | null;
  /** The merge-base, or why the run knows none. */
  readonly base:
    | { readonly commit: string }
    | { readonly unknown: string; readonly isAsked?: false };
  /** An ISO date, in UTC. */
  readonly today: string;
  readonly notes: readonly string[];
  /** When the commits were made, of those that say. */
  readonly committed?: ReadonlyMap<string, string>;
}
