import type { Limit } from "../policy/policy.ts";
import type { Judgement } from "./judgement.ts";

/** A limit on one target. */
export interface Ask {
  readonly limit: Limit;
  readonly target: string;
}

/** What it was found to be. */
export interface Tried extends Ask {
  readonly judgement: Judgement;
}
