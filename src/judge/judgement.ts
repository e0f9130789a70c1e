import type { State } from "../catalog/states.ts";
import type { Unmeasured } from "../catalog/unmeasured.ts";
import type { Beyond } from "../contract/verdict.ts";

/** Where the point estimate lies, when the data cannot tell. */
export type Leaning = "pass" | "fail";

/** What a limit was found to be, before any setting turns it into an outcome. */
export interface Judgement {
  readonly state: State;
  readonly leans?: Leaning;
  readonly observed: number | null;
  readonly interval?: [number, number];
  readonly n?: number;
  /** Of what has no most: how many units are worse than they are counted for, and how many could be. */
  readonly beyond?: Beyond;
  /** It rests on a number alone, of which nothing tells how sure it is. */
  readonly estimate?: true;
  /** The same bits gave the same answers: no chance decides it. */
  readonly unchanged?: true;
  /** What was seen is shown, and can decide nothing. */
  readonly informs?: true;
  /** Nothing that a model answers could break it. */
  readonly foregone?: true;
  readonly why: string;
}

export function unmeasured({ unmeasured: why }: Unmeasured): Judgement {
  return { state: "unmeasured", observed: null, why };
}

/** Of a limit against a base that there is not: it does not apply only where the base tree proves the absence. */
export function withoutBase({ kind, why }: WithoutBase): Judgement {
  if (kind === "unknown") return unmeasured({ unmeasured: why });
  return { state: "not-applicable", observed: null, why };
}

interface WithoutBase {
  readonly kind: "absent" | "unknown";
  readonly why: string;
}

export type Standing = Pick<Judgement, "state" | "leans" | "informs">;

/**
 * Where an interval of harm stands to the most that is allowed. `beyond`: the point estimate exceeds
 * it, compared exactly; without that, all right under `min: 100 %` would be a proven failure.
 */
export function standing([low, high]: [number, number], most: number, beyond: boolean): Standing {
  if (high <= most) return { state: "pass" };
  if (beyond && low >= most) return { state: "fail" };
  return { state: "inconclusive", leans: beyond ? "fail" : "pass" };
}
