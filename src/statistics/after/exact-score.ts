import { atMost, binomial } from "../distributions/binomial.ts";
import { mirrored, type Pairs, restrictedScore } from "./restricted-score.ts";

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
    chance += probability * atMost(most, pairs.n - count, chanceLostOfRest);
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
