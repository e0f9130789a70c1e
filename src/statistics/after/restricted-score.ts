/** The same samples answered twice: `lost` were right and now are wrong, `gained` the reverse. */
export interface Pairs {
  readonly n: number;
  readonly lost: number;
  readonly gained: number;
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

/** What the pairs are when the two sides change places. */
export function mirrored({ n, lost, gained }: Pairs): Pairs {
  return { n, lost: gained, gained: lost };
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
