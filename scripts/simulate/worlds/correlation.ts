import { onlyNumber } from "../../../src/statistics/redrawn/unit-statistic.ts";
import type { Resampled } from "../../../src/statistics/scores.ts";
import { findMetric } from "../../../src/tasks/rows.ts";
import type { World } from "../world.ts";

/** How the reference follows the true scores, and how far each model's own noise lies from what they share. */
const [FOLLOWS, OWN] = [0.8, 0.3];

/** Spearman's correlation of normal scores, whose true value is known: 6/π · asin(ρ/2). */
export function correlations(pairs: number): World {
  const allowed = 0.02;
  return {
    name: `spearman of ${pairs} pairs`,
    ...{ metric: "spearman", operator: "max-drop", allowed, most: 0.07 },
    shares: [0.5, 1],
    method: {
      kind: "drawn",
      sample(random, share) {
        const column = (of: (row: number) => number) =>
          Float64Array.from({ length: pairs }, (_, row) => of(row));
        const gold = column(() => random.normal());
        const shared = gold.map(
          (one) => FOLLOWS * one + Math.sqrt(1 - FOLLOWS ** 2) * random.normal(),
        );
        const noisy = (noise: number) => shared.map((one) => one + noise * random.normal());
        return {
          before: spearman(gold, noisy(OWN)),
          after: spearman(gold, noisy(noiseFor(share * allowed))),
        };
      },
    },
  };
}

/** The noise with which the correlation is lower than the reference's by so much. */
function noiseFor(drop: number): number {
  const before = FOLLOWS / Math.sqrt(1 + OWN ** 2);
  const after = 2 * Math.sin(Math.asin(before / 2) - (Math.PI * drop) / 6);
  return Math.sqrt((FOLLOWS / after) ** 2 - 1);
}

function spearman(gold: Float64Array, scores: Float64Array): Resampled {
  const correlation = { kind: "correlation", of: "ranks", x: gold, y: scores } as const;
  return {
    ...{ kind: "resampled", ...onlyNumber(correlation, { size: gold.length, seed: 1 }) },
    ...{ within: [-1, 1], passFrom: findMetric("spearman")?.passFrom ?? 0, rare: false },
  };
}
