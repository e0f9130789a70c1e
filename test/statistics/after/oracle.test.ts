import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { accelerationOf, bcaInterval } from "../../../src/statistics/after/bca.ts";
import { cappedUpperBound } from "../../../src/statistics/after/capped-mean.ts";
import { clusterMean } from "../../../src/statistics/after/clusters.ts";
import { harmVersus } from "../../../src/statistics/after/estimates.ts";
import { holm } from "../../../src/statistics/after/holm.ts";
import { chanceOfAtMost } from "../../../src/statistics/distributions/discrete.ts";
import { chanceAboveZero } from "../../../src/statistics/distributions/exponentials.ts";
import { normalCdf } from "../../../src/statistics/distributions/normal.ts";
import { quantileInterval } from "../../../src/statistics/distributions/order.ts";
import {
  around,
  meanInterval,
  spreadOf,
  studentQuantile,
} from "../../../src/statistics/distributions/student.ts";
import type { Rounds } from "../../../src/statistics/scores.ts";
import { openOracle } from "../../oracles/bridge.ts";

const oracle = openOracle("inference", "scipy.stats", "statsmodels.stats.multitest");
afterAll(() => "close" in oracle && oracle.close());

const alpha = fc.constantFrom(0.001, 0.01, 0.05, 0.1, 0.3);
const value = fc
  .double({ min: -10, max: 10, noNaN: true })
  .map((one) => Math.round(one * 1e6) / 1e6);
const values = (least: number, most: number) =>
  fc.array(value, { minLength: least, maxLength: most }).filter((all) => new Set(all).size > 1);

const cases = <Case>(arbitrary: fc.Arbitrary<Case>, count: number) =>
  fc.sample(arbitrary, { numRuns: count, seed: 30 });

async function theirs(
  question: string,
  asked: readonly (readonly unknown[])[],
): Promise<unknown[]> {
  if ("absent" in oracle) throw new Error(oracle.absent);
  const answers = await oracle.ask(question, asked);
  expect(answers).toHaveLength(asked.length);
  return answers;
}

/** The largest distance, as a share of what is larger than 1. */
function error(ours: readonly number[], others: readonly unknown[]): number {
  expect(ours).toHaveLength(others.length);
  const distances = ours.map((one, at) => {
    const other = Number(others[at]);
    return Math.abs(one - other) / Math.max(1, Math.abs(other));
  });
  return Math.max(...distances);
}

describe.skipIf("absent" in oracle)("scipy and statsmodels, run now, agree", () => {
  test("on Student's quantile to 1e-10, degrees of freedom from 0.2 to a million", async () => {
    const p = fc.oneof(fc.double({ min: 1e-4, max: 0.9999, noNaN: true }), alpha);
    const freedom = fc.double({ min: -0.7, max: 6, noNaN: true }).map((power) => 10 ** power);
    const asked = cases(fc.tuple(p, freedom), 3000);
    const ours = asked.map(([one, degrees]) => studentQuantile(one, degrees));
    expect(error(ours, await theirs("student", asked))).toBeLessThan(1e-10);
  });

  test("on the normal's chance to 1e-15", async () => {
    const asked = cases(fc.tuple(fc.double({ min: -10, max: 10, noNaN: true })), 3000);
    const ours = asked.map(([z]) => normalCdf(z));
    expect(error(ours, await theirs("normal", asked))).toBeLessThan(1e-15);
  });

  test("on the t interval of a mean to 1e-9", async () => {
    const asked = cases(fc.tuple(values(2, 60), alpha), 2000);
    const ours = asked.flatMap(([all, level]) =>
      meanInterval(spreadOf(Float64Array.from(all)), level),
    );
    expect(error(ours, (await theirs("mean", asked)).flat())).toBeLessThan(1e-9);
  });

  test("on BCa bounds of the same replicates, exactly", async () => {
    const drawn = fc.tuple(values(40, 300), value, values(5, 40), alpha);
    const asked = cases(drawn, 2000).map(
      ([all, seen, without, level]) => [all.sort((a, b) => a - b), seen, without, level] as const,
    );
    const ours = asked.flatMap(([all, observed, without, level]) => {
      const acceleration = accelerationOf(Float64Array.from(without));
      return bcaInterval({ sorted: Float64Array.from(all), observed, acceleration }, level);
    });
    expect(error(ours, (await theirs("bca", asked)).flat())).toBe(0);
  });

  test("on the jackknife over clusters to 1e-9", async () => {
    const cluster = fc.array(value, { minLength: 1, maxLength: 12 });
    const clusters = fc.array(cluster, { minLength: 3, maxLength: 30 });
    const asked = cases(fc.tuple(clusters, alpha), 2000);
    const ours = asked.flatMap(([lists, level]) => {
      const sums = lists.map((list) => list.reduce((sum, one) => sum + one, 0));
      const sizes = lists.map((list) => list.length);
      const found = clusterMean(Float64Array.from(sums), Float64Array.from(sizes));
      const { mean, error: spread, effective } = found;
      return [mean, spread, effective, ...around(mean, spread, effective - 1, level)];
    });
    expect(error(ours, (await theirs("clusters", asked)).flat())).toBeLessThan(1e-9);
  });

  test("on the chance that a weighted sum of exponentials is above 0, to 1e-8", async () => {
    const spread = fc.constantFrom(1e-3, 0.03, 0.3);
    const drawn = fc.tuple(spread, fc.array(value, { minLength: 7, maxLength: 60 }));
    const asked = cases(drawn, 100).map(
      ([size, all]) => [[1, ...all.map((one) => size * (one / 10 - 0.3))]] as const,
    );
    const ours = asked.map(([all]) => chanceAboveZero(Float64Array.from(all)));
    expect(error(ours, await theirs("above-zero", asked))).toBeLessThan(1e-8);
  });

  test("on the exact binomial bound, which a capped mean of right and wrong has, to 1e-9", async () => {
    const counts = fc
      .integer({ min: 7, max: 400 })
      .chain((n) =>
        fc.tuple(fc.integer({ min: 0, max: Math.floor(n / 2) }), fc.constant(n), alpha),
      );
    const asked = cases(counts, 300);
    const ours = asked.map(([wrong, n, level]) => {
      const sums = new Float64Array(n).fill(1, 0, wrong);
      return cappedUpperBound({ sums, sizes: new Float64Array(n).fill(1) }, 1, level);
    });
    expect(error(ours, await theirs("exact", asked))).toBeLessThan(1e-9);
  });

  test("on the order statistics that bound a quantile, exactly", async () => {
    const share = fc.constantFrom(0.01, 0.05, 0.3, 0.5, 0.9);
    const asked = cases(fc.tuple(values(2, 400), share, alpha), 250).map(
      ([all, p, level]) => [[...new Set(all)].sort((a, b) => a - b), p, level] as const,
    );
    const ours = asked.map(([all, p, level]) =>
      quantileInterval(Float64Array.from(all), p, level).map((bound) =>
        Number.isFinite(bound) ? bound : null,
      ),
    );
    expect(ours).toEqual(await theirs("quantile", asked));
  });

  test("on the ratio of rounds that took turns to 1e-9", async () => {
    const time = fc.double({ min: 1, max: 20, noNaN: true });
    const round = fc.array(time, { minLength: 1, maxLength: 9 });
    const sides = fc
      .integer({ min: 5, max: 12 })
      .chain((R) => fc.tuple(...[0, 1].map(() => fc.array(round, { minLength: R, maxLength: R }))));
    const asked = cases(fc.tuple(sides, alpha), 300).map(
      ([[before = [], after = []], level]) => [before, after, level] as const,
    );
    const ours = asked.flatMap(([before, after, level]) => {
      const how = { by: "ratio", at: 1, direction: "lower", together: true } as const;
      const harm = harmVersus(rounds(before), rounds(after), how);
      if ("unmeasured" in harm) throw new Error(harm.unmeasured);
      return [harm.value, ...(harm.bounds(level).interval ?? [])];
    });
    expect(error(ours, (await theirs("ratio", asked)).flat())).toBeLessThan(1e-9);
  });

  test("on what Holm's procedure holds", async () => {
    // statsmodels collects garbage in every call.
    const chances = fc.array(fc.double({ min: 0, max: 0.2, noNaN: true }), {
      minLength: 1,
      maxLength: 12,
    });
    const asked = cases(fc.tuple(chances, alpha), 20);
    const ours = asked.map(([all, level]) => {
      const claims = all.map((chance) => ({ chance }));
      const held = holm(claims, level, ({ chance }, share) => chance <= share);
      return claims.map((claim) => held.has(claim));
    });
    expect(ours).toEqual(await theirs("holm", asked));
  });

  test("on McNemar's chances to 1e-12", async () => {
    const asked = cases(
      fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 1, max: 90 })),
      1000,
    );
    const ours = asked.flatMap(([lost, gained]) => {
      const tail = chanceOfAtMost(gained, lost + gained, 0.5);
      return [
        tail,
        (tail + (gained === 0 ? 0 : chanceOfAtMost(gained - 1, lost + gained, 0.5))) / 2,
      ];
    });
    expect(error(ours, (await theirs("mcnemar", asked)).flat())).toBeLessThan(1e-12);
  });
});

function rounds(times: readonly (readonly number[])[]): Rounds {
  return { kind: "rounds", rounds: times, p: 0.5 };
}
