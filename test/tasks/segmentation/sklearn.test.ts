import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { maskTable, segmentationBuilder } from "../../../src/tasks/segmentation/columns.ts";
import { openOracle } from "../../oracles/bridge.ts";
import { built, scores } from "../measured.ts";

const oracle = openOracle("errors", "sklearn.metrics");
afterAll(() => "close" in oracle && oracle.close());

/** Images of twelve pixels, each of one of five classes; the fifth is rare. */
const pixels = fc.array(fc.constantFrom(0, 0, 1, 1, 2, 2, 3, 3, 4), {
  minLength: 12,
  maxLength: 12,
});
const image = fc.record({ mask: pixels, answer: pixels, count: fc.nat(2) });
const images = fc
  .array(image, { minLength: 1, maxLength: 6 })
  .filter((those) => those.some(({ count }) => count > 0));

function overlapsOf(mask: readonly number[], answer: readonly number[]) {
  const classes: Record<string, [number, number]> = {};
  for (const number of new Set([...mask, ...answer])) {
    const has = mask.map((pixel, at) => [pixel === number, answer[at] === number] as const);
    const shared = has.filter(([one, other]) => one && other).length;
    classes[`class ${number}`] = [shared, has.filter(([one, other]) => one || other).length];
  }
  return classes;
}

describe.skipIf("absent" in oracle)("scikit-learn, run now, agrees to 1e-9", () => {
  test("on the mean overlap of the classes that a draw shows", async () => {
    if ("absent" in oracle) throw new Error(oracle.absent);
    const cases = fc.sample(images, { numRuns: 300, seed: 9 });
    const answers = await oracle.ask(
      "overlap",
      cases.map((those) => [
        those.map(({ mask }) => mask),
        those.map(({ answer }) => answer),
        those.map(({ count }) => count),
      ]),
    );
    for (const [at, those] of cases.entries()) {
      const table = maskTable(those.map((_, row) => ({ id: `s${row}` })));
      const lines = those.map(({ mask, answer }, row) => ({
        ...{ id: `s${row}`, classes: overlapsOf(mask, answer) },
      }));
      const found = scores("mean-iou", built(segmentationBuilder(table), lines));
      const counts = Uint32Array.from(those, ({ count }) => count);
      const ours = "which" in found ? found.statistic.over(found.which, counts) : Number.NaN;
      expect(ours, `case ${at}`).toBeCloseTo(Number(answers[at]), 9);
    }
  });
});
