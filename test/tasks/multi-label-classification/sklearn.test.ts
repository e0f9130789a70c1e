import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import {
  labelsTable,
  multiLabelBuilder,
} from "../../../src/tasks/multi-label-classification/columns.ts";
import { findMetric } from "../../../src/tasks/rows.ts";
import { scoresOf } from "../../../src/tasks/tasks.ts";
import { asking, openOracle } from "../../oracles/bridge.ts";
import { built, measured, scores } from "../measured.ts";

const oracle = openOracle("labels", "sklearn.metrics");
afterAll(() => "close" in oracle && oracle.close());

const LABELS = ["sun", "rain", "wind", "fog"];
const four = <Value>(one: fc.Arbitrary<Value>) => fc.array(one, { minLength: 4, maxLength: 4 });
/** Few different scores, so that many are equal. */
const drawn = fc.record({
  has: four(fc.boolean()),
  score: four(fc.integer({ min: 0, max: 5 }).map((fifths) => fifths / 5)),
  count: fc.nat(3),
});
const several = fc
  .array(drawn, { minLength: 1, maxLength: 30 })
  .filter((rows) => rows.some(({ count, has }) => count > 0 && has.includes(true)));

const THRESHOLD = 0.6;

function columnsOf(rows: readonly { has: readonly boolean[]; score: readonly number[] }[]) {
  const named = (flags: readonly boolean[]) => LABELS.filter((_, at) => flags[at]);
  const table = labelsTable(rows.map(({ has }, row) => ({ id: `s${row}`, labels: named(has) })));
  const lines = rows.map(({ score }, row) => ({
    id: `s${row}`,
    labels: named(score.map((one) => one >= THRESHOLD)),
    scores: Object.fromEntries(LABELS.map((label, at) => [label, score[at] ?? 0])),
  }));
  return built(multiLabelBuilder(table), lines);
}

describe.skipIf("absent" in oracle)("scikit-learn, run now, agrees to 1e-9", () => {
  test("on a thousand sets of labels, of which many scores are equal and some rows are drawn again", async () => {
    const cases = fc.sample(several, { numRuns: 1_000, seed: 12 });
    const theirs = await asking(oracle)(
      "labels",
      cases.map((rows) => [
        rows.map(({ has }) => has.map(Number)),
        rows.map(({ score }) => score),
        rows.map(({ score }) => score.map((one) => Number(one >= THRESHOLD))),
        rows.map(({ count }) => count),
      ]),
    );
    const worst = findMetric("worst-label");
    if (worst === undefined) throw new Error("no metric worst-label");
    for (const [at, rows] of cases.entries()) {
      const columns = columnsOf(rows);
      const expected = Object.assign({ map: 0, exact: 0, accuracy: 0, worst: 0 }, theirs[at]);
      const map = scores("label-map", columns);
      const counts = Uint32Array.from(rows, ({ count }) => count);
      const ours = "which" in map ? map.statistic.over(map.which, counts) : Number.NaN;
      expect(ours, `label-map of case ${at}`).toBeCloseTo(expected.map, 9);
      expect(measured("exact-match", columns)).toBeCloseTo(expected.exact, 9);
      expect(measured("label-accuracy", columns)).toBeCloseTo(expected.accuracy, 9);
      const classes = scoresOf({ ...worst, passFrom: 1 }, columns, columns);
      if (!("classes" in classes)) throw new Error(`no recalls in case ${at}`);
      expect(lowestOf(classes), `worst-label of case ${at}`).toBeCloseTo(expected.worst, 9);
    }
  });
});

function lowestOf({ classes, right }: { classes: Int32Array; right: Uint8Array }): number {
  const rows = Map.groupBy(right.keys(), (row) => classes[row]);
  const recalls = [...rows.values()].map(
    (own) => own.reduce((sum, row) => sum + (right[row] ?? 0), 0) / own.length,
  );
  return Math.min(1, ...recalls);
}
