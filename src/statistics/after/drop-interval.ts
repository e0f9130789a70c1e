import { normalQuantile } from "../distributions/normal.ts";
import { chanceOfLess } from "./exact-score.ts";
import { mirrored, type Pairs, restrictedScore } from "./restricted-score.ts";

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
