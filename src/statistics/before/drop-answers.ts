import { EXACT_UP_TO } from "../after/drop-interval.ts";
import { chanceOfLess, chanceOfMore } from "../after/exact-score.ts";
import { type Pairs, restrictedScore } from "../after/restricted-score.ts";
import { normalQuantile } from "../distributions/normal.ts";

/** A limit on a drop, put to `n` examples; each bound may be wrong with probability `alpha`. */
export interface DropTest {
  readonly n: number;
  readonly limit: number;
  readonly alpha: number;
}

/** With so many gained, the most losses that pass; −1 where none does. */
export function mostLostThatPasses({ n, limit, alpha }: DropTest, gained: number): number {
  const z = normalQuantile(1 - alpha);
  const pairs = pairsOf(n, gained);
  let lost = mostWithin(n - gained, (lost) => restrictedScore(pairs(lost), limit).z <= -z);
  while (lost >= 0 && lost + gained <= EXACT_UP_TO && chanceOfLess(pairs(lost), limit) > alpha)
    lost -= 1;
  return lost;
}

/** With so many gained, the most losses that do not fail. */
export function mostLostWithoutFail({ n, limit, alpha }: DropTest, gained: number): number {
  const z = normalQuantile(1 - alpha);
  const pairs = pairsOf(n, gained);
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

function pairsOf(n: number, gained: number) {
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
