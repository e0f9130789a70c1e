import type { Mean } from "../../../src/statistics/scores.ts";
import type { Random, Sides, World } from "../world.ts";
import { placeFor } from "./where.ts";

const SHARES = [0, 0.5, 1, 1.5, 3];

/** Five to eight of a hundred, as the tests of a mean are. */
const MEANS = 0.08;

/** A score from 0 to 1 that one sample in five changes, by anything up to all of it. */
export function boundedMeans(n: number): World {
  const allowed = 0.02;
  const sample = (random: Random, share: number): Sides => {
    const worse = 0.5 * (1 + (share * allowed) / (CHANGED * 0.5));
    return sides(n, [0, 1], () => {
      if (random.uniform() >= CHANGED) return [0.5, 0.5];
      const by = random.uniform();
      return random.uniform() < worse ? [by, 0] : [0, by];
    });
  };
  const about = { metric: "true-class-probability", operator: "max-drop", allowed } as const;
  const name = `mean of ${n} scores, one in five changed`;
  return { name, ...about, most: MEANS, shares: SHARES, method: { kind: "drawn", sample } };
}

const CHANGED = 0.2;

/** A loss without a most, whose rises have a long tail; cut at the worst, their mean is what is lost. */
export function skewedMeans(n: number): World {
  const allowed = 0.05;
  const sample = (random: Random, share: number): Sides => {
    const from = placeFor("long tail", share * allowed, (place, z) =>
      Math.min(1, place + 0.1 * Math.exp(z)),
    );
    return sides(n, null, () => [1, 1 + from + 0.1 * Math.exp(random.normal())]);
  };
  const about = { metric: "log-loss", operator: "max-increase", allowed } as const;
  const name = `mean of ${n} losses with a long tail`;
  const rare = { worst: 1, most: 0.055 };
  return { name, ...about, ...rare, shares: SHARES, method: { kind: "drawn", sample } };
}

function sides(n: number, within: Mean["within"], pair: () => [number, number]): Sides {
  const [before, after] = [new Float64Array(n), new Float64Array(n)];
  for (let row = 0; row < n; row += 1) [before[row], after[row]] = pair();
  const mean = (values: Float64Array): Mean => ({ kind: "mean", values, within, seed: 1 });
  return { before: mean(before), after: mean(after) };
}
