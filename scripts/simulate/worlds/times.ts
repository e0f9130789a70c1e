import type { Rounds } from "../../../src/statistics/scores.ts";
import type { Random, World } from "../world.ts";

/** Times of a prediction: each process has a pace of its own, and the machine warms up while they take turns. */
export function times(rounds: number): World {
  const allowed = 1.05;
  return {
    name: `latency ratio of ${rounds} rounds`,
    ...{ metric: "latency-p50", operator: "max-ratio", allowed, most: 0.06 },
    shares: [1 / allowed, 0.5 + 0.5 / allowed, 1, 1.05],
    method: {
      kind: "drawn",
      sample(random, share) {
        const drift = Array.from({ length: rounds }, (_, round) => 1 + 0.03 * round);
        const of = (pace: number): Rounds => ({
          kind: "rounds",
          rounds: drift.map((slower) => round(random, pace * slower)),
          p: 0.5,
        });
        return { before: of(8), after: of(8 * allowed * share) };
      },
    },
  };
}

/** A process is 2 % faster or slower as a whole, and each of its predictions 5 %. */
function round(random: Random, pace: number): number[] {
  const own = pace * Math.exp(0.02 * random.normal());
  return Array.from({ length: 21 }, () => own * Math.exp(0.05 * random.normal()));
}
