import { expect, test } from "vitest";
import type { Package } from "../../src/contract/measurement.ts";
import { findMetric } from "../../src/tasks/rows.ts";

const PACKAGE: Package = {
  bytes: 14_532,
  weightsDigest: `sha256:${"0".repeat(64)}`,
  minimumOS: "iOS 11.2",
  weights: { bitsPerWeight: 8.25, byKind: {}, compressed: 3, skipped: 1 },
};

test.each([
  ["size", 14_532],
  ["bits-per-weight", 8.25],
  ["minimum-os", 11.2],
  ["latency-p50", undefined],
])("%s of a package", (metric, value) => {
  expect(findMetric(metric)?.of?.(PACKAGE)).toEqual(value);
});

test("an unknown minimum is no number", () => {
  const newer = { ...PACKAGE, minimumOS: "specification version 12" };
  expect(findMetric("minimum-os")?.of?.(newer)).toEqual({
    unmeasured: '"specification version 12" is no known version of iOS',
  });
});
