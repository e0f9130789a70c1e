import type { Metric } from "../../src/catalog/metrics.ts";
import { findCliff } from "../../src/judge/cliff.ts";
import { findMetric } from "../../src/tasks/rows.ts";

export function metricNamed(name: string): Metric {
  const metric = findMetric(name);
  if (metric === undefined) throw new Error(`${name} is no metric`);
  return metric;
}

export const TOP1 = metricNamed("top-1");

/** The true scores of variants whose size halves from one to the next. */
export type Ladder = readonly number[];

export const PUBLISHED: Ladder = [0.912, 0.911, 0.904, 0.817];

/** Beside what a step loses, so many answers are lost and as many gained. */
const STIRRED = 0.002;

/** How often a cliff is found, and how often it is confirmed, in draws of `n` examples. */
export function rates(ladder: Ladder, n: number, trials: number) {
  const random = generator(n);
  const found = Array.from({ length: trials }, () =>
    findCliff(draw(ladder, n, random), TOP1, 0.05),
  );
  const share = (count: number) => count / trials;
  return {
    likely: share(found.filter((cliff) => cliff !== undefined).length),
    confirmed: share(found.filter((cliff) => cliff?.certainty === "confirmed").length),
  };
}

function draw(ladder: Ladder, n: number, random: () => number) {
  const rights = ladder.map(() => new Uint8Array(n));
  for (let row = 0; row < n; row += 1) {
    let right = random() < (ladder[0] ?? 0);
    for (const [at, score] of ladder.entries()) {
      const before = ladder[at - 1] ?? score;
      const chance = right ? (before - score + STIRRED) / before : STIRRED / (1 - before);
      if (at > 0 && random() < chance) right = !right;
      if (right) rights[at]?.fill(1, row, row + 1);
    }
  }
  return rights.map((right, at) => ({
    name: `v${at}`,
    bytes: 48e6 / 2 ** at,
    score: right.reduce((sum, one) => sum + one, 0) / n,
    scores: { kind: "rate" as const, right },
  }));
}

/** Mulberry32: the same draws every time. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
