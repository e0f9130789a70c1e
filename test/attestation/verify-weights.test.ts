import { expect, test } from "vitest";
import { verifyWeights } from "../../src/attestation/verify-weights.ts";
import type { Outcome } from "../../src/catalog/states.ts";
import type { Verdict } from "../../src/contract/verdict.ts";

type Row = readonly [model: string, variant: string, outcome: Outcome, weights?: string];

const FINGERPRINT = {
  ...{ engine: "portable", coremltools: "9.0", os: "Linux", chip: "x" },
  ...{ computeUnits: "cpu", evaluator: "e" },
};

function verdictOf(rows: readonly Row[]): Verdict {
  const models = [...new Set(rows.map(([model]) => model))].map((name) => ({
    ...{ name, outcome: "pass" as const, status: "judged", task: "parity", targets: [] },
    ...{ reference: null, recommended: null, because: "", notes: [] },
    variants: rows
      .filter(([model]) => model === name)
      .map(([, variant, outcome, weightsDigest]) => ({
        ...{ name: variant, outcome, enforced: true, metrics: {}, limits: [], notes: [] },
        ...(weightsDigest && { origin: { fingerprint: FINGERPRINT, weightsDigest } }),
      })),
  }));
  const policy = { path: "quantgate.yml", digest: "sha256:d", commit: null };
  return {
    ...{ schema: 1, outcome: "pass", because: "", confidence: 0.95 },
    ...{ models, policy, head: { commit: null }, notes: [] },
  };
}

const KNOWN: readonly Row[] = [
  ["food", "fp16", "pass", "a"],
  ["food", "int8", "warn", "b"],
  ["food", "int4", "fail", "c"],
  ["pets", "int8", "pass", "d"],
  ["pets", "int4", "error"],
];

test.each<[weights: string, rows: readonly Row[], outcome: Outcome | null]>([
  ["a", KNOWN, "pass"],
  ["b", KNOWN, "warn"],
  ["c", KNOWN, "fail"],
  ["z", KNOWN, null],
  // One program under two names: the stricter of them counts.
  ["a", [...KNOWN, ["copy", "fp16", "fail", "a"]], "fail"],
  ["a", [], null],
])("weights %s of %o are %s", (weights, rows, outcome) => {
  expect(verifyWeights({ path: "Food.mlpackage", weights }, verdictOf(rows)).outcome).toBe(outcome);
});

test.each([
  ["Release/Food.mlpackage", ["food/fp16", "food/int8", "food/int4"]],
  ["quantgate-out/packages/pets/head/int8.mlpackage", ["pets/int8"]],
  ["Fod.mlmodel", ["food/fp16", "food/int8", "food/int4"]],
  ["Quite-another.mlpackage", ["food/fp16", "food/int8", "food/int4", "pets/int8"]],
])("weights that nobody judged, in %s, are told what was", (path, nearest) => {
  const found = verifyWeights({ path, weights: "z" }, verdictOf(KNOWN));
  expect(found.judged).toEqual([]);
  expect(found.nearest.map(({ model, variant }) => `${model}/${variant}`)).toEqual(nearest);
});
