import type { Outcome } from "../catalog/states.ts";
import type { Verdict } from "./verdict.ts";

/** A variant whose weights a verdict names. */
export interface KnownWeights {
  readonly model: string;
  readonly variant: string;
  readonly outcome: Outcome;
  readonly enforced: boolean;
  readonly weights: string;
}

/** What a verdict knows of a package's program and weights. */
export interface Verification {
  readonly schema: 1;
  /** Of all that have these weights the worst; null where the verdict knows no such weights. */
  readonly outcome: Outcome | null;
  readonly package: string;
  readonly weights: string;
  /** Several where one program serves several variants. */
  readonly judged: readonly KnownWeights[];
  /** Where there are none: what the verdict did judge, of the model that was most likely meant. */
  readonly nearest: readonly KnownWeights[];
  readonly policy: Verdict["policy"];
  readonly head: Verdict["head"];
}
