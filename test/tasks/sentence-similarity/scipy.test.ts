import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { openOracle } from "../../oracles/bridge.ts";
import { scores } from "../measured.ts";
import { columnsOf } from "./pairs.ts";

const oracle = openOracle("correlation", "scipy.stats");
afterAll(() => "close" in oracle && oracle.close());

/** Scores of few values, so that many are equal, or of any; the same for cosines. */
const value = fc.oneof(
  fc.integer({ min: 0, max: 5 }),
  fc.double({ min: -1, max: 1, noNaN: true }).map((cosine) => Math.fround(cosine)),
);
const pair = fc.record({ score: value, cosine: value, count: fc.nat(3) });
const varying = fc
  .array(pair, { minLength: 2, maxLength: 60 })
  .filter((pairs) => new Set(pairs.map(({ score }) => score)).size > 1)
  .filter((pairs) => new Set(pairs.map(({ cosine }) => cosine)).size > 1);

describe.skipIf("absent" in oracle)("scipy, run now, agrees to 1e-9", () => {
  test.each(["spearman", "pearson"])(
    "on %s of pairs drawn several times, or not at all",
    async (name) => {
      if ("absent" in oracle) throw new Error(oracle.absent);
      const cases = fc.sample(varying, { numRuns: 1000, seed: 7 });
      const answers = await oracle.ask(
        name,
        cases.map((pairs) => [
          pairs.map(({ score }) => score),
          pairs.map(({ cosine }) => cosine),
          pairs.map(({ count }) => count),
        ]),
      );
      for (const [at, pairs] of cases.entries()) {
        const found = scores(name, columnsOf(pairs));
        if (!("which" in found)) throw new Error(`case ${at} has no value`);
        const ours = found.statistic.over(
          found.which,
          Uint32Array.from(pairs, ({ count }) => count),
        );
        const theirs = answers[at];
        if (theirs === null) expect(ours, `case ${at}`).toBeNaN();
        else expect(ours, `case ${at}`).toBeCloseTo(Number(theirs), 9);
      }
    },
  );
});
