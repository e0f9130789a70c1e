import { expect, test } from "vitest";
import type { Nearness } from "../../../src/contract/record.ts";
import { sampleTable } from "../../../src/tasks/columns/sample-table.ts";
import { parityBuilder } from "../../../src/tasks/parity/columns.ts";
import { built, measured, scores } from "../measured.ts";

const near = (cosine: number, maxError = 0.5): Nearness => ({
  ...{ cosine, snr: 40 * cosine, psnr: 50 * cosine },
  "max-error": maxError,
});

function columnsOf(samples: readonly Readonly<Record<string, Nearness>>[]) {
  const table = sampleTable(samples.map((_, row) => ({ id: `s${row}` })));
  return built(
    parityBuilder(table),
    samples.map((fidelity, row) => ({ id: `s${row}`, fidelity: { ...fidelity } })),
  );
}

test("a sample is as near as its worst output", () => {
  const columns = columnsOf([
    { boxes: near(0.9, 0.1), scores: near(0.5, 3) },
    { boxes: near(1, 1) },
  ]);
  expect(measured("cosine", columns)).toBe(0.75);
  expect(measured("snr", columns)).toBe(30);
  expect(measured("psnr", columns)).toBe(37.5);
  expect(measured("max-error", columns)).toBe(3);
  expect(measured("cosine-min", columns)).toBe(0.5);
});

test("the worst hundredth is decided by the order of all samples, the very worst is only shown", () => {
  const columns = columnsOf([{ a: near(0.9) }, { a: near(0.8) }]);
  expect(scores("cosine-p1", columns)).toEqual({
    ...{ kind: "quantile", values: Float64Array.of(0.9, 0.8), p: 0.01, within: [-1, 1] },
  });
  expect(scores("cosine-min", columns)).toEqual({ kind: "screen", value: 0.8, n: 2 });
});

test("what rounding puts above a cosine of 1 is 1", () => {
  expect(measured("cosine", columnsOf([{ a: near(1.0000000002) }]))).toBe(1);
});
