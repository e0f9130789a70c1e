import type { Auto } from "../catalog/targets.ts";
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
  /** The base has it and the head does not: whether the head's policy still names it, and the whole reason. */
  readonly gone?: { readonly status: "removed" | "missing"; readonly why: string };
  /** Why nothing of it has to be measured: the head leaves it as it was. */
  readonly unchanged?: string;
  /** Why it is compared with no base model, though there may be one. */
  readonly noBase?: string;
  /** Why nobody here can say which samples there are. */
  readonly unlisted?: string;
  /** A merge would bring it to a place of the target's, and git could not tell what it leaves there. */
  readonly isCarried?: boolean;
  /** What is measured in the head's place: what merging the head into this commit leaves, and where. */
  readonly merged?: { readonly into: string; readonly path: string };
  /** What nobody can tell of what merging leaves. */
  readonly doubts?: readonly string[];
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
  /** Of a pull request: the commit of the target branch that merging is tried on. */
  readonly mergeInto?: string | undefined;
  /** An ISO date, in UTC. */
  readonly today: string;
  readonly notes: readonly string[];
  /** What the target `auto` stands for. */
  readonly auto: Auto;
  /** When the commits were made, of those that say. */
  readonly committed?: ReadonlyMap<string, string>;
}
