import type { Operator } from "../../src/catalog/operators.ts";
import type { Scores } from "../../src/statistics/scores.ts";

/** All samples there could be, of which the true drop is known, so that a verdict can be called false. */
export interface World {
  readonly name: string;
  readonly metric: string;
  readonly operator: Operator;
  /** The limit: what may be lost. */
  readonly allowed: number;
  /** Of a mean without a most: what a unit's harm is counted up to. */
  readonly worst?: number;
  /** The most that a drop exactly at the limit may pass, by docs/statistics.md. */
  readonly most: number;
  /** True drops to play, as multiples of what is allowed: 1 is the boundary. */
  readonly shares: readonly number[];
  readonly method: Method;
}

export type Method =
  /** Every outcome that can happen, each with its chance. */
  | { readonly kind: "enumerated"; outcomes(share: number): Iterable<Outcome> }
  | { readonly kind: "drawn"; sample(random: Random, share: number): Sides };

export interface Outcome extends Sides {
  readonly chance: number;
}

export interface Sides {
  readonly before: Scores;
  readonly after: Scores;
  /** Sides with the same name are judged once. */
  readonly name?: string;
}

export interface Random {
  /** From 0 to below 1. */
  uniform(): number;
  normal(): number;
}
