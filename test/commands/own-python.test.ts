import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Verdict } from "../../src/contract/verdict.ts";
import { quantgate, type Ran } from "./command.ts";

let folder: string;
let gated: Ran;
let verdict: Verdict;

/** A model with two outputs, judged by thirty lines of Python: one run for all that is asked of it. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "quantgate-own-"));
  await cp("fixtures/heads", folder, { recursive: true });
  gated = await quantgate(["gate"], { cwd: folder });
  const text = await readFile(join(folder, "quantgate-out/verdict.json"), "utf8");
  verdict = Verdict.parse(JSON.parse(text));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("a model that a team's own Python judges", () => {
  const variant = (name: string) => verdict.models[0]?.variants.find((one) => one.name === name);

  test("is gated by what the policy declares: a rate, a mean and a ratio of sums", () => {
    expect(gated.status, gated.stderr).toBe(0);
    const states = variant("int8")?.limits.map(({ metric, state, leans }) => [
      metric,
      state,
      leans,
    ]);
    expect(states).toEqual([
      ["misread", "pass", undefined],
      ["ink-near", "pass", undefined],
      ["ink-error", "pass", undefined],
    ]);
    const broken = variant("pal2")?.limits.filter(({ state }) => state === "fail");
    expect(broken?.map(({ metric }) => metric)).toEqual(["ink-error"]);
  });

  test("has its numbers shown, neither chance nor perfect", () => {
    const metrics = verdict.models[0]?.reference?.metrics ?? {};
    expect(metrics.misread).toMatchObject({ n: 500, value: expect.closeTo(0.086, 2) });
    expect(metrics["ink-error"]?.value).toBeGreaterThan(0.01);
    expect(metrics["ink-error"]?.value).toBeLessThan(0.5);
    expect(gated.stdout).toMatch(/│ Misread │/);
  });

  test("has the samples that its code lists, with what it wants to know of them", async () => {
    const text = await readFile(join(folder, "quantgate-out/samples/heads.jsonl"), "utf8");
    const samples = text.trim().split("\n");
    expect(samples).toHaveLength(500);
    expect(JSON.parse(samples[0] ?? "")).toMatchObject({ id: "0", digit: expect.any(Number) });
  });
});

test("what is wrong with their file is told at its line before anything is measured", async () => {
  const code = await readFile("fixtures/heads/eval/heads.py", "utf8");
  const spoilt = code.replace("csv.DictReader(file)", "csv.DictReeder(file)");
  await writeFile(join(folder, "eval/heads.py"), spoilt);
  const { status, stderr } = await quantgate(["check"], { cwd: folder });
  expect(status).toBe(2);
  const line = 1 + code.split("\n").findIndex((one) => one.includes("DictReader"));
  expect(stderr).toContain(`eval/heads.py:${line} AttributeError: module 'csv' has no attribute`);
});
