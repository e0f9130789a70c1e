import { describe, expect, test } from "vitest";
import { accelerationOf, bcaInterval, biasOf } from "../../../src/statistics/after/bca.ts";
import { clusterHarm, clusterMean } from "../../../src/statistics/after/clusters.ts";
import { chanceOfAtMost } from "../../../src/statistics/distributions/discrete.ts";

/** All 3,125 ways to draw five values out of five. */
function everyDraw(values: readonly number[]): Float64Array {
  const means = [];
  for (let draw = 0; draw < 5 ** 5; draw += 1) {
    const drawn = [0, 1, 2, 3, 4].map((place) => values[Math.floor(draw / 5 ** place) % 5] ?? 0);
    // Summed in tenths, whole numbers, so that equal means are equal.
    means.push(drawn.reduce((sum, value) => sum + Math.round(value * 10), 0) / 50);
  }
  return Float64Array.from(means).sort();
}

describe("the mean of five values, drawn anew in every possible way", () => {
  const values = [0.1, 0.3, 0.4, 0.9, 2.3];
  const sorted = everyDraw(values);
  const observed = 0.8;
  const acceleration = accelerationOf(Float64Array.from(values, (one) => (4 - one) / 4));
  const replicates = { sorted, observed, acceleration };

  test("has the bias and the acceleration that the definition gives", () => {
    expect(sorted.filter((mean) => mean < observed)).toHaveLength(1623);
    expect(sorted.filter((mean) => mean === observed)).toHaveLength(125);
    expect(biasOf(replicates)).toBeCloseTo(0.098821, 6);
    expect(acceleration).toBeCloseTo(0.084382, 6);
  });

  test("lies between 0.36 and 1.64", () => {
    expect(bcaInterval(replicates, 0.05)).toEqual([0.36, 1.64]);
  });
});

describe("ten values in four clusters", () => {
  const sums = Float64Array.of(0.06, 0.22, 0.02, 0.07);
  const sizes = Float64Array.of(3, 2, 4, 1);

  test("have the standard error of leaving each cluster out", () => {
    const { mean, error, effective } = clusterMean(sums, sizes);
    expect(mean).toBeCloseTo(0.037, 12);
    expect(error).toBeCloseTo(0.025151579, 9);
    expect(effective).toBeCloseTo(3.333333, 6);
  });

  test("bound their mean by t with the degrees of freedom they are worth", () => {
    expect(
      clusterHarm({ sums, sizes, passFrom: 0, span: null }).bounds(0.05).interval?.[1],
    ).toBeCloseTo(0.103764, 6);
  });
});

test.each([
  [9, 3, 0.072998, 0.046143],
  [16, 8, 0.075795, 0.053876],
  [30, 12, 0.003958, 0.002701],
])(
  "McNemar's test of %i lost and %i gained: %f, by the middle %f",
  (lost, gained, exact, middle) => {
    const tail = chanceOfAtMost(gained, lost + gained, 0.5);
    const own = tail - chanceOfAtMost(gained - 1, lost + gained, 0.5);
    expect(tail).toBeCloseTo(exact, 6);
    expect(tail - own / 2).toBeCloseTo(middle, 6);
  },
);
