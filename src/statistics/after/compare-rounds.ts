import type { Unmeasured } from "../../catalog/unmeasured.ts";
import type { Rounds } from "../scores.ts";
import { harmAlone } from "./alone.ts";
import { apart } from "./apart.ts";
import type { Comparison } from "./comparison.ts";
import type { Harm } from "./harm.ts";
import { percentiles, roundsHarm } from "./rounds.ts";
import { scaled } from "./scaled.ts";

/** Rounds that took turns compare one by one; any others only as two sets. */
export function compareRounds(
  before: Rounds,
  after: Rounds,
  { by, together }: Comparison,
): Harm | Unmeasured {
  if (!together) return apart(harmAlone.lower(before), harmAlone.lower(after));
  if (before.rounds.length !== after.rounds.length)
    return { unmeasured: "the two sides did not take turns: one has more rounds" };
  const [was, is] = [percentiles(before), percentiles(after)];
  const less = (one: Float64Array, other: Float64Array) =>
    one.map((value, round) => value - (other[round] ?? Number.NaN));
  if (by === "difference") return roundsHarm(less(is, was));
  return scaled(roundsHarm(less(is.map(Math.log), was.map(Math.log))), Math.exp);
}
