import { describe, expect, test } from "vitest";
import type { Nearness } from "../../../src/contract/record.ts";
import { sampleTable } from "../../../src/tasks/columns/sample-table.ts";
import { parityBuilder } from "../../../src/tasks/parity/columns.ts";
import { partsIn, selectPart, selectRows } from "../../../src/tasks/tasks.ts";
import { built, measured, scores } from "../measured.ts";

const near = (cosine: number, maxError = 0.5, more: Partial<Nearness> = {}): Nearness => ({
  ...more,
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
    { boxes: near(1, 1), scores: near(1, 0) },
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

const NONE = { unmeasured: "there are no outputs" };

describe("an output of several", () => {
  const columns = columnsOf([
    { boxes: near(0.9, 0.1, { argmax: true }), shown: near(0.5, 3, { ssim: 0.25 }) },
    { boxes: near(0.8, 1, { argmax: false }), shown: near(1, 1, { ssim: 0.75 }) },
  ]);
  const only = (name: string) => {
    const found = selectPart(columns, { column: "output", value: name }) ?? NONE;
    if ("unmeasured" in found) throw new Error(found.unmeasured);
    return found;
  };

  test("is told on its own", () => {
    expect(measured("cosine", columns)).toBe(0.65);
    expect(measured("cosine", only("boxes"))).toBeCloseTo(0.85, 12);
    expect(measured("cosine", only("shown"))).toBe(0.75);
    expect(measured("max-error", only("boxes"))).toBe(1);
    expect(partsIn(columns)).toEqual([
      { column: "output", value: "boxes" },
      { column: "output", value: "shown" },
    ]);
    expect(partsIn(only("boxes"))).toEqual([{ column: "output", value: "boxes" }]);
    expect(selectPart(columns, { column: "label", value: "boxes" })).toBeUndefined();
  });

  test("has what only some outputs have, and lacks what it has not", () => {
    expect(measured("ssim", columns)).toBe(0.5);
    expect(measured("argmax-agreement", columns)).toBe(0.5);
    expect(measured("ssim", only("boxes"))).toMatch(/^ssim needs an output that is an image/);
    expect(measured("argmax-agreement", only("shown"))).toMatch(/needs an output that is a vector/);
  });

  test("keeps its numbers where some examples alone are looked at", () => {
    const first = selectRows(columns, [1]);
    if ("unmeasured" in first) throw new Error(first.unmeasured);
    expect(measured("cosine", first)).toBe(0.8);
    const found = selectPart(first, { column: "output", value: "shown" }) ?? NONE;
    expect("unmeasured" in found ? found.unmeasured : measured("ssim", found)).toBe(0.75);
  });

  test("is none where the model has none of that name", () => {
    expect(selectPart(columns, { column: "output", value: "box" })).toEqual({
      unmeasured: "the model gives no output box: it gives boxes, shown",
    });
  });

  test("is the same in every record, and one of a few", () => {
    const other = columnsOf([{ a: near(1) }, { b: near(1) }]);
    expect(measured("cosine", other)).toBe("1 record with other outputs than the first: s1");
    const less = columnsOf([{ a: near(1), b: near(1) }, { a: near(1) }]);
    expect(measured("cosine", less)).toBe("1 record with other outputs than the first: s1");
    const many = Object.fromEntries(Array.from({ length: 65 }, (_, at) => [`o${at}`, near(1)]));
    expect(measured("cosine", columnsOf([many]))).toBe("1 record with more than 64 outputs: s0");
  });
});
