import { cpSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { commandLine } from "../../src/commands/command-line.ts";
import { Plan } from "../../src/contract/plan.ts";
import { spoilModel } from "../action/digits.ts";
import { Checkout, disposableFolder } from "../git/disposable.ts";

let project: Checkout;
const file = (path: string) => join(project.root, path);
const out = (path: string) => file(`quantgate-out/${path}`);

/** In this process: none of these runs gets as far as the worker. */
async function run(...args: string[]) {
  const [said, told]: [string[], string[]] = [[], []];
  const host = {
    ...{ cwd: project.root, env: process.env, home: file("home"), temp: disposableFolder() },
    ...{
      program: "/nowhere",
      worker: "/nowhere",
      examples: "/nowhere",
      today: () => "2027-01-31",
    },
    out: { write: (text: string) => said.push(text) },
    errors: { write: (text: string) => told.push(text) },
  };
  const status = await commandLine(host, args);
  return { status, stdout: said.join("") };
}

const planned = () => Plan.parse(JSON.parse(readFileSync(out("plan.json"), "utf8")));

describe("where there is nothing to measure", () => {
  beforeEach(() => {
    project = Checkout.init();
    cpSync("fixtures/food80", project.root, { recursive: true });
  });

  test("one shard measures nothing, without Python, and its stamp is wanted all the same", async () => {
    const { stdout } = await run("plan", "--shards", "4");
    expect(stdout).toContain("shard 1/1: nothing");
    await expect(run("judge")).rejects.toThrow("shard 1/1 is missing");
    expect(await run("measure", "--shard", "1/1")).toMatchObject({ status: 0 });
    expect(await run("judge")).toMatchObject({ status: 0 });
    expect(existsSync(out("shards/1-of-1.json"))).toBe(true);
  });

  test("a folder of downloads that is not there is no pass", async () => {
    await run("plan");
    await expect(run("judge", "--measured", "nowhere")).rejects.toThrow("shard 1/1 is missing");
  });
});

describe("a plan for two machines", () => {
  beforeEach(() => {
    project = Checkout.init();
    cpSync("fixtures/digits", project.root, { recursive: true });
    const limit = "{ top-1: { max-regression: 1 pt } }";
    const data = "{ arrays: digits.npz, labels: labels.csv }";
    const model = `{ source: Digits.mlpackage, task: image-classification, data: ${data}, variants: { int8: { limits: ${limit} } } }`;
    project.commit({ "quantgate.yml": `version: 1\nmodels:\n  digits: ${model}\n` });
    project.git("switch", "--quiet", "--create", "feature");
    spoilModel(project);
    project.commit();
  });
  const plan = (shards: string) => run("plan", "--base", "main", "--shards", shards);

  test("says who measures what: of every sample head and base alike", async () => {
    const { stdout } = await plan("2");
    expect(planned().shards).toBe(2);
    const [, end] =
      /shard 1\/2: digits \(head\) on portable, samples 1 to (\d+)/.exec(stdout) ?? [];
    const [first, second] = [`samples 1 to ${end}`, `samples ${Number(end) + 1} to 997`];
    for (const [shard, span] of [
      ["1/2", first],
      ["2/2", second],
    ])
      expect(stdout).toContain(
        `shard ${shard}: digits (head) on portable, ${span}; digits (base) on portable, ${span}\n`,
      );
  });

  test("says how large each model is, by which the work is shared", async () => {
    await plan("2");
    const sizes = planned().requests.map(({ bytes }) => bytes ?? 0);
    expect(sizes).toHaveLength(2);
    for (const bytes of sizes) expect(bytes).toBeGreaterThan(10_000);
    await run("plan", "--base", "main");
    expect(planned().requests.map(({ bytes }) => bytes)).toEqual([undefined, undefined]);
  });

  test("is for no more machines than make it shorter", async () => {
    await plan("256");
    expect(planned().shards).toBeLessThan(100);
    const { stdout } = await plan("1");
    expect(stdout).toContain("shard 1/1: digits (head) on portable; digits (base) on portable");
  });

  test("is measured by its own shards alone", async () => {
    await plan("2");
    await expect(run("measure", "--shard", "2/3")).rejects.toThrow(
      "2/3 is no shard of this plan, which was made for 2",
    );
  });

  test("gets no stamp from a machine that ends early, and loses that of an earlier run", async () => {
    await plan("2");
    project.write("quantgate-out/shards/2-of-2.json", "{}");
    const measuring = run("measure", "--shard", "2/2", "--python", "/nowhere");
    await expect(measuring).rejects.toThrow("/nowhere");
    expect(existsSync(out("shards/2-of-2.json"))).toBe(false);
  });

  test.each(["0", "257", "1.5", "many", "-1"])("is not made for %s", async (shards) => {
    await expect(plan(shards)).rejects.toThrow();
    expect(existsSync(out("plan.json"))).toBe(false);
  });
});
