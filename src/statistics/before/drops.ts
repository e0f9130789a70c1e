import { type Decimal, toNumber } from "../../catalog/decimal.ts";
import { chanceOfLess, chanceOfMore, EXACT_UP_TO, restrictedScore } from "../after/drops.ts";
import { binomial, chanceOfAtMost } from "../distributions/discrete.ts";
import { normalQuantile } from "../distributions/normal.ts";
import type { Pairs } from "../pairs.ts";
import { type Aim, type Chances, chancesUpTo } from "./chances.ts";

/** What a team supposes of a variant, to know beforehand what its examples can tell. All are shares of 1. */
export interface Supposed {
  /** Of the answers, those that change, in either direction. */
  readonly flips: number;
  /** Of the answers, those lost on balance. */
  readonly drop: number;
}

/** The share of answers that a good quantization changes, in both directions together. */
const FLIPS = 0.02;

/** Even a bad one gains some: a quarter of a point. */
const LEAST_GAINED = 0.0025;

/** A quantized variant whose true drop is so large. */
export function quantized(drop: number): Supposed {
  return { flips: Math.min(1, Math.max(FLIPS, drop + 2 * LEAST_GAINED)), drop };
}

/**
 * How many examples certify a limit on a drop, in `power` of all runs, were the variant as supposed. Infinite
 * where the drop is at the limit or beyond it.
 */
export function examplesNeeded(supposed: Supposed, limit: number, aim: Aim): number {
  if (supposed.drop >= limit) return Number.POSITIVE_INFINITY;
  return Math.max(examplesToTell(supposed, limit, aim), leastExamples(limit, aim.alpha));
}

/** How many tell a drop from a limit, on whichever side of it the drop is; infinite where they are the same. */
export function examplesToTell({ flips, drop }: Supposed, limit: number, aim: Aim): number {
  const spread = limit * (1 - limit);
  const b = (2 - drop) * limit - flips;
  const gained = (Math.sqrt(b * b + 4 * (flips - drop) * spread) - b) / 4;
  const atLimit = normalQuantile(1 - aim.alpha) * Math.sqrt(2 * gained + spread);
  const atTruth = normalQuantile(aim.power) * Math.sqrt(flips - drop * drop);
  return Math.ceil(((atLimit + atTruth) / (limit - drop)) ** 2);
}

/** With fewer examples the limit cannot be certified, even if not one answer changes. */
export function leastExamples(limit: number, alpha: number): number {
  if (limit <= 0) return Number.POSITIVE_INFINITY;
  if (limit >= 1) return 1;
  return Math.ceil(Math.log(alpha) / Math.log1p(-limit));
}

/** The smallest limit on a drop that so many examples certify in `power` of all runs; at most 1. */
export function smallestLimit(n: number, supposed: Supposed, aim: Aim): number {
  let [tooSmall, enough] = [supposed.drop, 1];
  while (enough - tooSmall > 1e-9) {
    const middle = (tooSmall + enough) / 2;
    if (examplesNeeded(supposed, middle, aim) > n) tooSmall = middle;
    else enough = middle;
  }
  return enough;
}

/** A limit on a drop, put to `n` pairs of answers. */
interface DropLimit {
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
        sums[at] = (sums[at] ?? 0) + probability * chanceOfAtMost(edge, n - count, lostOfRest);
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

/** A limit on a drop, put to `n` examples; each bound may be wrong with probability `alpha`. */
interface DropTest {
  readonly n: number;
  readonly limit: number;
  readonly alpha: number;
}

/** With so many gained, the most losses that pass; −1 where none does. */
export function mostLostThatPasses({ n, limit, alpha }: DropTest, gained: number): number {
  const z = normalQuantile(1 - alpha);
  const pairs = withLost(n, gained);
  let lost = mostWithin(n - gained, (lost) => restrictedScore(pairs(lost), limit).z <= -z);
  while (lost >= 0 && lost + gained <= EXACT_UP_TO && chanceOfLess(pairs(lost), limit) > alpha)
    lost -= 1;
  return lost;
}

/** With so many gained, the most losses that do not fail. */
export function mostLostWithoutFail({ n, limit, alpha }: DropTest, gained: number): number {
  const z = normalQuantile(1 - alpha);
  const pairs = withLost(n, gained);
  const isNoFail = (lost: number) =>
    restrictedScore(pairs(lost), limit).z < z || lost <= gained + n * limit;
  let lost = mostWithin(n - gained, isNoFail);
  while (lost < n - gained && lost + 1 + gained <= EXACT_UP_TO && isDoubted(pairs(lost + 1)))
    lost += 1;
  return lost;

  function isDoubted(beyond: Pairs): boolean {
    return chanceOfMore(beyond, limit) > alpha;
  }
}

function withLost(n: number, gained: number) {
  return (lost: number): Pairs => ({ n, lost, gained });
}

/** The largest count up to `most` that is within, where every smaller one is; −1 where none is. */
function mostWithin(most: number, isWithin: (count: number) => boolean): number {
  let [within, beyond] = [-1, most + 1];
  while (beyond - within > 1) {
    const middle = Math.floor((within + beyond) / 2);
    if (isWithin(middle)) within = middle;
    else beyond = middle;
  }
  return within;
}
