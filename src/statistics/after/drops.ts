import { binomial, chanceOfAtMost } from "../distributions/discrete.ts";
import { normalQuantile } from "../distributions/normal.ts";
import { mirrored, type Pairs } from "../pairs.ts";

/** Up to so many flips the score is checked against the exact probabilities too. */
export const EXACT_UP_TO = 200;

/** In which the walk takes the way from the drop that was seen to one far beyond. */
const STEPS = 96;

/** Two one-sided bounds on the true drop (lost − gained)/n, each at level `alpha`. */
export function dropInterval(pairs: Pairs, alpha: number): [number, number] {
  return [-upper(mirrored(pairs), alpha), upper(pairs, alpha)];
}

/** Whichever bound is the more cautious. */
function upper(pairs: Pairs, alpha: number): number {
  const score = scoreBound(pairs, alpha);
  if (pairs.lost + pairs.gained > EXACT_UP_TO) return score;
  return exactBound(pairs, alpha, score);
}

/** The smallest drop that the score rejects, and every larger one with it. */
export function scoreBound(pairs: Pairs, alpha: number): number {
  const limit = -normalQuantile(1 - alpha);
  return firstRejected((drop) => restrictedScore(pairs, drop).z <= limit, observedDrop(pairs), 1);
}

/**
 * The largest drop, no less than `from`, that the exact probability does not reject. It does not fall
 * evenly (it jumps a little where two outcomes change places): the walk goes on until far below alpha.
 */
export function exactBound(pairs: Pairs, alpha: number, from = observedDrop(pairs)): number {
  const step = (scoreBound(pairs, alpha / 4) - observedDrop(pairs)) / STEPS;
  let accepted = -1;
  for (let drop = from; step > 0 && drop < 1; drop += step) {
    const chance = chanceOfLess(pairs, drop);
    if (chance > alpha) accepted = drop;
    if (chance < alpha / 4) break;
  }
  if (accepted < from) return from;
  const rejects = (drop: number) => chanceOfLess(pairs, drop) <= alpha;
  return firstRejected(rejects, accepted, Math.min(1, accepted + step));
}

function observedDrop({ n, lost, gained }: Pairs): number {
  return (lost - gained) / n;
}

/** Bisection; answers the rejected end, so that the bound is never on the lenient side. */
function firstRejected(rejects: (drop: number) => boolean, accepted: number, rejected: number) {
  let [low, high] = [accepted, rejected];
  while (high - low > 1e-11) {
    const middle = (low + high) / 2;
    if (rejects(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** Two outcomes count as equally far when their scores differ by less. */
const TIE = 1e-9;

/** If the true drop were `drop`: the chance of pairs that show as little of it as these, or less. */
export function chanceOfLess(pairs: Pairs, drop: number): number {
  const { z, chanceLost, chanceGained } = restrictedScore(pairs, drop);
  const chanceLostOfRest = chanceLost / (1 - chanceGained);
  let chance = 0;
  let most = -1;
  for (const { count, probability } of binomial(pairs.n, chanceGained)) {
    const others = { n: pairs.n, gained: count };
    most = mostLost(others, drop, z + TIE, most);
    chance += probability * chanceOfAtMost(most, pairs.n - count, chanceLostOfRest);
  }
  return Math.min(1, chance);
}

/** The chance of pairs that show as much of it, or more. */
export function chanceOfMore(pairs: Pairs, drop: number): number {
  return chanceOfLess(mirrored(pairs), -drop);
}

/** The most losses whose score stays within the bound: it grows with every loss, so a walk finds it. */
function mostLost(
  { n, gained }: Omit<Pairs, "lost">,
  drop: number,
  bound: number,
  from: number,
): number {
  const within = (lost: number) => restrictedScore({ n, gained, lost }, drop).z <= bound;
  let most = Math.min(from, n - gained);
  while (most < n - gained && within(most + 1)) most += 1;
  while (most >= 0 && !within(most)) most -= 1;
  return most;
}

/** How far the pairs lie from a supposed drop, and the likeliest chances of a flip if it were true. */
export interface RestrictedScore {
  readonly z: number;
  readonly chanceLost: number;
  readonly chanceGained: number;
}

/** Tango's score of the pairs against a drop of `drop` (−1 … 1), with the likelihood maximised under it. */
export function restrictedScore(pairs: Pairs, drop: number): RestrictedScore {
  if (drop >= 0) return scoreOfDrop(pairs, drop);
  const { z, chanceLost, chanceGained } = scoreOfDrop(mirrored(pairs), -drop);
  return { z: -z, chanceLost: chanceGained, chanceGained: chanceLost };
}

function scoreOfDrop({ n, lost, gained }: Pairs, drop: number): RestrictedScore {
  const spread = drop * (1 - drop);
  const b = (2 * n - lost + gained) * drop - lost - gained;
  const c = -gained * spread;
  const root = Math.sqrt(b * b - 8 * n * c);
  // Two forms of one root: each subtracts nothing of its own size where it is used.
  const chanceGained = b > 0 ? (-2 * c) / (b + root) : (root - b) / (4 * n);
  const distance = lost - gained - n * drop;
  const deviation = Math.sqrt(n * (2 * chanceGained + spread));
  const z = distance === 0 ? 0 : distance / deviation;
  return { z, chanceLost: chanceGained + drop, chanceGained };
}
