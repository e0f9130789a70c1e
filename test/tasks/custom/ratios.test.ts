import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import type { Metric } from "../../../src/catalog/metrics.ts";
import { isUnmeasured } from "../../../src/catalog/unmeasured.ts";
import { harmAlone, harmVersus } from "../../../src/statistics/after/estimates.ts";
import type { Resampled } from "../../../src/statistics/scores.ts";
import { sampleTable } from "../../../src/tasks/columns/sample-table.ts";
import { customBuilder } from "../../../src/tasks/custom/columns.ts";
import { declaredScore } from "../../../src/tasks/custom/scores.ts";
import { openOracle } from "../../oracles/bridge.ts";
import { built } from "../measured.ts";

const oracle = openOracle("ratios", "scipy.stats");
afterAll(() => "close" in oracle && oracle.close());

const ERRORS: Metric = {
  ...{ name: "word-errors", direction: "lower", quantity: "rate", source: "records" },
  ...{ test: "resampled", passFrom: 200, says: "declared by words.py:Words" },
};

/** The ratio of word errors to words, a pair a sample. */
function ratioOf(pairs: readonly (readonly [number, number])[]): Resampled {
  const table = sampleTable(pairs.map((_, row) => ({ id: `s${row}` })));
  const lines = pairs.map(([above, below], row) => ({
    id: `s${row}`,
    values: { "word-errors": [above, below] as [number, number] },
  }));
  const scores = declaredScore(ERRORS, built(customBuilder(table), lines));
  if (isUnmeasured(scores) || scores.kind !== "resampled") throw new Error(JSON.stringify(scores));
  return scores;
}

const sample = fc.record({
  errors: fc.integer({ min: 0, max: 30 }),
  words: fc.integer({ min: 1, max: 60 }),
  count: fc.nat(3),
});
const several = fc
  .array(sample, { minLength: 1, maxLength: 40 })
  .filter((rows) => rows.some(({ count }) => count > 0));

/** Utterances of many lengths, of which long ones err more: `damage` adds errors to some. */
function utterances(n: number, damage: number): [number, number][] {
  return Array.from({ length: n }, (_, row) => {
    const words = 3 + ((row * 7919) % 40);
    const errors = Math.floor((((row * 104729) % 97) / 97) ** 3 * words * 0.5);
    return [errors + (row % 5 === 0 ? damage : 0), words];
  });
}

describe.skipIf("absent" in oracle)("scipy and numpy, run now, agree", () => {
  test("to 1e-12 on a thousand ratios of samples drawn several times, or not at all", async () => {
    if ("absent" in oracle) throw new Error(oracle.absent);
    const cases = fc.sample(several, { numRuns: 1000, seed: 15 });
    const lists = cases.map((rows) => [
      rows.map(({ errors }) => errors),
      rows.map(({ words }) => words),
      rows.map(({ count }) => count),
    ]);
    const theirs = await oracle.ask("ratio", lists);
    for (const [at, [above = [], below = [], counts = []]] of lists.entries()) {
      const ours = ratioOf(above.map((one, row) => [one, below[row] ?? 0]));
      expect(ours.statistic.over(ours.which, Uint32Array.from(counts)), `case ${at}`).toBeCloseTo(
        Number(theirs[at]),
        12,
      );
    }
  });

  test("on the bounds of a ratio, and of its rise on the same samples, but for the luck of the draw", async () => {
    if ("absent" in oracle) throw new Error(oracle.absent);
    const [before, after] = [utterances(300, 0), utterances(300, 2)];
    const column = (pairs: [number, number][], at: 0 | 1) => pairs.map((pair) => pair[at]);
    const asked = [column(after, 0), column(after, 1), 0.05];
    const [alone] = await oracle.ask("bounds", [asked]);
    const changed = [column(before, 0), column(after, 0), column(after, 1), 0.05];
    const [change] = await oracle.ask("change", [changed]);
    const near = (ours: unknown, theirs: unknown) => {
      const [[low, high], [least, most]] = [pairOf(ours), pairOf(theirs)];
      const luck = 0.06 * (most - least);
      expect(Math.abs(low - least)).toBeLessThan(luck);
      expect(Math.abs(high - most)).toBeLessThan(luck);
    };
    near(boundsOf(harmAlone.lower(ratioOf(after))), alone);
    const how = { by: "difference", at: 0, direction: "lower", together: true } as const;
    const rise = harmVersus(ratioOf(before), ratioOf(after), how);
    if (isUnmeasured(rise)) throw new Error(rise.unmeasured);
    near(boundsOf(rise), change);
  });
});

function pairOf(value: unknown): readonly [number, number] {
  if (!Array.isArray(value)) throw new Error(`no bounds: ${JSON.stringify(value)}`);
  return [Number(value[0]), Number(value[1])];
}

function boundsOf(harm: ReturnType<typeof harmAlone.lower>): unknown {
  harm.resampling?.finish();
  const bounds = harm.bounds(0.05);
  return "interval" in bounds ? bounds.interval : bounds;
}
