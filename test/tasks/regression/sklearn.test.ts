import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { regressionBuilder, valueTable } from "../../../src/tasks/regression/columns.ts";
import { openOracle } from "../../oracles/bridge.ts";
import { built, measured, scores } from "../measured.ts";

const oracle = openOracle("errors", "sklearn.metrics");
afterAll(() => "close" in oracle && oracle.close());

const number = fc.double({ min: -100, max: 100, noNaN: true });
const drawn = fc.record({ truth: number, answer: number, count: fc.nat(3) });
const several = fc
  .array(drawn, { minLength: 1, maxLength: 40 })
  .filter((rows) => rows.some(({ count }) => count > 0));

describe.skipIf("absent" in oracle)("scikit-learn, run now, agrees to 1e-9", () => {
  test("on mean and squared errors of values drawn several times, or not at all", async () => {
    if ("absent" in oracle) throw new Error(oracle.absent);
    const cases = fc.sample(several, { numRuns: 400, seed: 8 });
    const lists = cases.map((rows) => [
      rows.map(({ truth }) => truth),
      rows.map(({ answer }) => answer),
      rows.map(({ count }) => count),
    ]);
    const answers = await oracle.ask("errors", lists);
    for (const [at, [truths = [], values = [], counts = []]] of lists.entries()) {
      const table = valueTable(truths.map((value, row) => ({ id: `s${row}`, value })));
      const lines = values.map((value, row) => ({ id: `s${row}`, value }));
      const columns = built(regressionBuilder(table), lines);
      const rmse = scores("rmse", columns);
      const ours =
        "which" in rmse ? rmse.statistic.over(rmse.which, Uint32Array.from(counts)) : Number.NaN;
      const theirs = Object.assign({ mae: 0, rmse: 0 }, answers[at]);
      expect(measured("mae", columns), `mae of case ${at}`).toBeCloseTo(theirs.mae, 9);
      expect(ours, `rmse of case ${at}`).toBeCloseTo(theirs.rmse, 9);
    }
  });
});
