import { expect, test } from "vitest";
import type { Inspected } from "../../src/contract/protocol.ts";
import { renderInspection } from "../../src/report/inspection.ts";

const FOUND: Inspected = {
  kind: "mlprogram",
  stages: ["mlProgram"],
  functions: ["main"],
  specificationVersion: 7,
  minimumOS: "iOS 16",
  bytes: 10,
  weightsDigest: `sha256:${"0".repeat(64)}`,
  precision: "fp32",
  inputs: [],
  outputs: [],
  classes: null,
  classCount: null,
  ops: {},
  unsupported: { portable: [] },
  weights: { count: 1, elements: 1, bitsPerWeight: 32, byKind: {} },
  metadata: {},
};

test.each<[title: string, found: Partial<Inspected>, says: RegExp]>([
  ["an ML Program", {}, /^kind +mlprogram$/m],
  [
    "a pipeline, with its stages",
    { kind: "pipeline", stages: ["mlProgram", "nonMaximumSuppression"] },
    /^kind +pipeline of mlProgram, nonMaximumSuppression$/m,
  ],
  [
    "a package of several functions, with their names",
    { functions: ["encode", "decode"] },
    /^kind +mlprogram, functions encode, decode$/m,
  ],
  [
    "what a detector calls the objects that it finds",
    { objects: ["cat", "dog"], classCount: 576 },
    /^classes +2 of objects: cat, dog$/m,
  ],
  [
    "what the portable engine refuses",
    { unsupported: { portable: ["scaler", "zap"] } },
    /^The portable engine refuses: scaler, zap$/m,
  ],
])("tells %s", (_, found, says) => {
  expect(renderInspection({ ...FOUND, ...found })).toMatch(says);
});
