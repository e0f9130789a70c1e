import { expect, test } from "vitest";
import { pastRunOf } from "../../src/history/past-run.ts";
import { readPast } from "../../src/history/read-past.ts";
import { judgedOn, wearOf } from "../../src/history/wear.ts";
import { overTime } from "../../src/report/over-time.ts";
import { DIGEST, model, variant, verdict } from "../report/sample.ts";
import { written } from "../report/written.ts";
import { HERE, pastRun, pastVariant, textOf } from "./runs.ts";

const DATA = `sha256:${"da".repeat(32)}`;
const weights = (letter: string) => `sha256:${letter.repeat(64)}`;
const origin = (letter: string) => ({ fingerprint: HERE, weightsDigest: weights(letter) });

const judged = model({ variants: [variant({ origin: origin("c") })] });

function push(day: string, letters: string, data: string | undefined = DATA) {
  const variants = [...letters].map((letter) => pastVariant({ weightsDigest: weights(letter) }));
  const entry = { name: judged.name, outcome: "pass" as const, variants };
  return pastRun(day, { models: [{ ...entry, ...(data !== undefined && { data }) }] });
}

test("different weights count once, and only those that the same data have judged", () => {
  const runs = [
    push("2026-05-01", "ab"),
    push("2026-05-02", "b"),
    push("2026-05-03", "d", weights("e")),
  ];
  expect(wearOf(judged, { digest: DATA, count: 300 }, runs)).toBe(3);
  expect(wearOf(judged, { digest: weights("9"), count: 300 }, runs)).toBeUndefined();
});

test("what drops are measured from was judged by nothing", () => {
  const run = push("2026-05-01", "a");
  const [entry] = run.models;
  if (entry === undefined) throw new Error("no model");
  const reference = {
    ...pastVariant({ weightsDigest: weights("f") }),
    name: "fp32",
    outcome: null,
  };
  const runs = [{ ...run, models: [{ ...entry, variants: [reference, ...entry.variants] }] }];
  expect(wearOf(judged, { digest: DATA, count: 300 }, runs)).toBe(2);
});

test("a line of the history says on what it was judged, and reads back", () => {
  const head = { commit: "a".repeat(40), committed: "2026-05-03T12:00:00Z" };
  const run = pastRunOf(
    verdict({ head, models: [judged] }),
    "main",
    new Map([[judged.name, { digest: DATA }]]),
  );
  expect(run?.models[0]?.data).toBe(DATA);
  expect(readPast(textOf(run)).runs).toEqual([run]);
});

test("a model is judged on its data where somebody looked into it, else on what its samples say", () => {
  const samples = { path: "s", digest: DIGEST, count: 3, from: "target" } as const;
  const about = {
    status: "judged",
    policy: "target",
    base: { kind: "unknown", why: "-" },
  } as const;
  const on = judgedOn({
    models: [
      { ...about, name: "a", samples },
      { ...about, name: "b", samples: { ...samples, data: DATA } },
      { ...about, name: "c" },
    ],
  });
  expect([...on]).toEqual([
    ["a", { digest: DIGEST, count: 3 }],
    ["b", { digest: DATA, count: 3 }],
  ]);
});

test("the report says how many models these samples have judged", () => {
  const nodes = overTime({
    verdict: verdict({
      head: { commit: "f".repeat(40), committed: "2026-06-01T09:00:00Z" },
      models: [judged],
    }),
    past: readPast(textOf(push("2026-05-01", "ab"))),
    on: new Map([[judged.name, { digest: DATA, count: 300 }]]),
  });
  expect(written(...nodes)).toContain(
    `\`${judged.name}\`: these 300 samples have judged 3 models by now, this run's included`,
  );
});
