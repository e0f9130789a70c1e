import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Plan } from "../../src/contract/plan.ts";
import { quantgate } from "../commands/command.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "quantgate-look-"));
  await cp("fixtures/digits", folder, { recursive: true });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const run = (...args: string[]) => quantgate(args, { cwd: folder });

describe("check", () => {
  test("tells what would run and that all is in order, and writes nothing", async () => {
    const before = await readdir(folder);
    const { status, stdout } = await run("check");
    expect(stdout).toContain("digits: judged, 997 samples");
    expect(stdout).toContain("digits (head) on portable: reference, fp16, int8, int4, pal4, pal2");
    expect(stdout).toMatch(/in order, and so is the worker: Python 3\.1\d\.\d+, coremltools 9\.0/);
    expect(status).toBe(0);
    expect(await readdir(folder)).toEqual(before);
  });

  test("tells of a limit on a slice that no example is in, at its place", async () => {
    const policy = await readFile(join(folder, "quantgate.yml"), "utf8");
    const slices = "      int8:\n        slices: { ink=lihgt: { top-1: { min: 80 % } } }";
    await writeFile(join(folder, "sliced.yml"), policy.replace("      int8:", slices));
    const { status, stderr } = await run("check", "--policy", "sliced.yml");
    await rm(join(folder, "sliced.yml"));
    expect(stderr).toContain(
      "sliced.yml:20:41 no example has ink=lihgt; did you mean light?\n  it has: heavy, light",
    );
    expect(status).toBe(2);
  });

  test("gives programs the plan", async () => {
    const { stdout } = await run("check", "--json");
    expect(Plan.parse(JSON.parse(stdout)).requests).toHaveLength(1);
  });
});

describe("inspect", () => {
  test("prints inputs, outputs, ops, weights and minimum iOS", async () => {
    const { status, stdout } = await run("inspect", "Digits.mlpackage");
    expect(stdout).toMatch(/minimum +iOS 15 \(specification 6\)/);
    expect(stdout).toMatch(/weights +5978 in 8 tensors, 32\.00 bits each/);
    expect(stdout).toMatch(/input +│ pixels +│ multiarray │ 1 × 1 × 8 × 8 │ float32/);
    expect(stdout).toMatch(/│ conv +│ 2 +│ runs/);
    expect(stdout).toContain("The portable engine runs every op.");
    expect(status).toBe(0);
  });

  test("gives programs all it found", async () => {
    const { stdout } = await run("inspect", "Digits.mlpackage", "--json");
    const found: unknown = JSON.parse(stdout);
    expect(found).toMatchObject({
      classes: ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
      ops: { linear: 2 },
      unsupported: [],
    });
  });

  test("says of what is no package that it is none", async () => {
    const { status, stderr } = await run("inspect", "labels.csv");
    expect(stderr).toMatch(/^labels\.csv /m);
    expect(status).toBe(2);
  });
});

describe("a slip at the command line ends with status 2 and says what is accepted", () => {
  test.each<[string[], RegExp]>([
    [["gatee"], /unknown command 'gatee'.*Did you mean gate/s],
    [["gate", "--polcy", "x"], /unknown option '--polcy'.*--policy/s],
    [["measure", "--shard", "3/2"], /i\/n with 1 ≤ i ≤ n/],
    [["inspect"], /missing required argument 'package'/],
  ])("%j", async (args, says) => {
    const { status, stderr } = await run(...args);
    expect(stderr).toMatch(says);
    expect(status).toBe(2);
  });

  test("asking for help is none", async () => {
    const { status, stdout } = await run("--help");
    for (const word of ["gate", "plan", "measure", "judge", "check", "inspect"]) {
      expect(stdout).toMatch(new RegExp(`^ {2}${word} `, "m"));
    }
    expect(status).toBe(0);
  });
});
