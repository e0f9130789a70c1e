import { expect, test } from "vitest";
import type { Package } from "../../src/contract/measurement.ts";
import { packageValue } from "../../src/tasks/package-values.ts";

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
  ["latency-p50", { unmeasured: "latency-p50 is not evaluated yet" }],
])("%s of a package", (metric, value) => {
  expect(packageValue(metric, PACKAGE)).toEqual(value);
});

test("an unknown minimum is no number", () => {
  const newer = { ...PACKAGE, minimumOS: "specification version 12" };
  expect(packageValue("minimum-os", newer)).toEqual({
    unmeasured: '"specification version 12" is no known version of iOS',
  });
});
