import type { Inspected } from "../src/contract/protocol.ts";

/** A classifier of two classes, as the worker tells of it; whoever needs another changes what it is about. */
export const INSPECTED: Inspected = {
  kind: "mlprogram",
  specificationVersion: 7,
  minimumOS: "iOS 15",
  bytes: 1000,
  weightsDigest: `sha256:${"0".repeat(64)}`,
  precision: "fp32",
  inputs: [],
  outputs: [],
  classes: ["cat", "dog"],
  classCount: 2,
  ops: {},
  unsupported: { portable: [] },
  weights: { count: 1, elements: 1, bitsPerWeight: 32, byKind: {} },
  metadata: {},
};
