import { type Decimal, toNumber } from "../../catalog/decimal.ts";
import { atMost, binomial } from "../distributions/binomial.ts";
import { type Chances, chancesUpTo } from "./chances.ts";
import { mostLostThatPasses, mostLostWithoutFail } from "./drop-answers.ts";
import type { Supposed } from "./examples-needed.ts";

/** A limit on a drop, put to `n` pairs of answers. */
export interface DropLimit {
  readonly n: number;
  readonly limit: Decimal;
  readonly alpha: number;
}

/**
 * How often the limit gets each answer, were the variant as supposed: every outcome that matters, each judged
 * as the gate judges it.
 */
export function dropChances(asked: DropLimit): (supposed: Supposed) => Chances {
  const { n } = asked;
  const edgesAt = edgesOf(asked);
  return ({ flips, drop }) => {
    const [chanceLost, chanceGained] = [(flips + drop) / 2, Math.max(0, (flips - drop) / 2)];
    const lostOfRest = chanceLost / (1 - chanceGained);
    const sums = [0, 0, 0];
    for (const { count, probability } of binomial(n, chanceGained))
      for (const [at, edge] of edgesAt(count).entries())
        sums[at] = (sums[at] ?? 0) + probability * atMost(edge, n - count, lostOfRest);
    const [pass = 0, kept = 0, doubtful = 0] = sums;
    return chancesUpTo(pass, kept, doubtful);
  };
}

/** For each count of gained answers the most losses of each answer; found once, for every supposition. */
function edgesOf({ n, limit, alpha }: DropLimit): (gained: number) => readonly number[] {
  const test = { n, limit: toNumber(limit), alpha };
  const allowed = Number((limit.units * BigInt(n)) / 10n ** BigInt(limit.scale));
  const found = new Map<number, readonly number[]>();
  return (gained) => {
    const known = found.get(gained);
    if (known !== undefined) return known;
    const edges = [
      mostLostThatPasses(test, gained),
      gained + allowed,
      mostLostWithoutFail(test, gained),
    ];
    found.set(gained, edges);
    return edges;
  };
}
