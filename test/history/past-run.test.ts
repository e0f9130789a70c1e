import { expect, test } from "vitest";
import { pastRunOf } from "../../src/history/past-run.ts";
import { readPast } from "../../src/history/read-past.ts";
import { DIGEST, model, numbers, variant, verdict } from "../report/sample.ts";
import { HERE, textOf } from "./runs.ts";

const head = { commit: "a".repeat(40), committed: "2026-05-03T12:00:00Z" };
const origin = { fingerprint: HERE, weightsDigest: DIGEST };

test("of a verdict is kept what a trend needs, each environment once, the reference first", () => {
  const elsewhere = { ...HERE, coremltools: "8.3" };
  const judged = model({
    reference: { name: "fp32", origin, metrics: numbers(28_400, 32, 0.94) },
    variants: [
      variant({ origin, metrics: numbers(13_200, 8.3, 0.931) }),
      variant({ name: "int4", outcome: "fail", origin: { ...origin, fingerprint: elsewhere } }),
      variant({ name: "pal4", metrics: {}, reason: "it crashed" }),
    ],
  });
  const run = pastRunOf(verdict({ head, models: [judged] }), "main");
  expect(run).toMatchObject({ ...head, branch: "main", environments: [HERE, elsewhere] });
  const [kept] = run?.models ?? [];
  expect(
    kept?.variants.map(({ name, outcome, environment }) => [name, outcome, environment]),
  ).toEqual([
    ["fp32", null, 0],
    ["int8", "pass", 0],
    ["int4", "fail", 1],
    ["pal4", "pass", undefined],
  ]);
  expect(kept?.variants[1]).toMatchObject({
    weightsDigest: DIGEST,
    metrics: { "top-1": { value: 0.931, n: 997 }, size: { value: 13_200 } },
  });
  expect(readPast(textOf(run)).runs).toEqual([run]);
});

test("numbers of several environments are kept as those of none", () => {
  const fingerprints = [
    { rows: [0, 5] as [number, number], fingerprint: HERE },
    { rows: [5, 9] as [number, number], fingerprint: { ...HERE, chip: "another" } },
  ];
  const shared = variant({ origin: { ...origin, fingerprints } });
  const judged = model({ reference: null, variants: [shared] });
  const run = pastRunOf(verdict({ head, models: [judged] }), "main");
  expect(run?.environments).toEqual([]);
  expect(run?.models[0]?.variants[0]).not.toHaveProperty("environment");
});

test("a working tree, and a commit that tells no date, have no place in a history", () => {
  expect(pastRunOf(verdict({ head: { commit: null } }), "main")).toBeUndefined();
  expect(pastRunOf(verdict({ head: { commit: head.commit } }), "main")).toBeUndefined();
});
