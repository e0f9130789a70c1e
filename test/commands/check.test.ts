import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Plan } from "../../src/contract/plan.ts";
import { quantgate, type Ran } from "./command.ts";

const CLI = resolve("dist/cli.js");
let folder: string;

/** The digits under limits that 997 examples can decide, can hardly decide, and cannot. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "quantgate-check-"));
  await cp("fixtures/digits", folder, { recursive: true });
  await writeFile(
    join(folder, "policy.yml"),
    `version: 1
models:
  digits:
    source: Digits.mlpackage
    task: image-classification
    data: { arrays: digits.npz, labels: labels.csv, slice-by: [ink] }
    variants:
      fp16: { limits: { top-1: { max-drop: 2 pt } } }
      int8: { limits: { top-1: { max-drop: 1 pt }, size: { max: 1 MB } } }
      pal4:
        limits: { top-1: { max-drop: 0.2 pt } }
        slices: { ink=light: { top-1: { max-drop: 0.1 pt } } }
`,
  );
});

afterAll(() => rm(folder, { recursive: true, force: true }));

function run(...args: string[]): Promise<Ran> {
  return quantgate([...args, "--policy", "policy.yml"], { cwd: folder, cli: CLI });
}

const NOTE =
  "policy.yml:11:28 digits/pal4 top-1 max-drop 0.2 pt: 997 examples cannot certify it, even if not one answer changes: that takes 1,497";

describe("what the examples will be able to tell", () => {
  test("is printed by check for each limit, loudly where it is nothing, and is no error", async () => {
    const { status, stdout, stderr } = await run("check");
    expect(status, stderr).toBe(0);
    expect(stdout).toContain("✓ 997 examples are enough");
    expect(stdout).toContain("! 997 examples certify it in fewer than 8 of 10 runs");
    expect(stdout).toContain("✗ 997 examples cannot certify it");
    expect(stdout).toContain(`note: ${NOTE}`);
    expect(stdout).toContain("Certain whatever they answer: size.");
    expect(stdout).toMatch(/│ nothing +│ 68 % │ +30 % │ +2 % │ +0 % │/);
  });

  test.skipIf(process.platform === "darwin")(
    "says on which targets nothing is measured here, and what would help",
    async () => {
      await writeFile(
        join(folder, "mac.yml"),
        `version: 1
models:
  digits:
    source: Digits.mlpackage
    task: image-classification
    data: { arrays: digits.npz, labels: labels.csv }
    targets: [portable, coreml-ane]
    variants: { int8: { limits: { top-1: { max-drop: 2 pt } } } }
`,
      );
      const { status, stdout } = await quantgate(["check", "--policy", "mac.yml"], { cwd: folder });
      expect(status).toBe(0);
      const idle = stdout.split("\n").filter((line) => line.includes("nothing is measured on"));
      expect(idle).toEqual([
        expect.stringMatching(
          /^note: on this machine nothing is measured on coreml-ane: .*self-hosted/,
        ),
      ]);
    },
  );

  test("is there for programs, with every number", async () => {
    const { models }: Plan = JSON.parse((await run("check", "--json")).stdout);
    const outlooks = models[0]?.outlooks ?? [];
    expect(outlooks.map(({ variant, decides }) => [variant, decides])).toEqual([
      ["fp16", "likely"],
      ["int8", "seldom"],
      ["int8", "always"],
      ["pal4", "too-few"],
      ["pal4", "too-few"],
    ]);
    expect(outlooks[1]).toMatchObject({
      ...{ metric: "top-1", operator: "max-drop", limit: "1 pt", target: 0.01, n: 997 },
      needs: { least: 299, enough: 1397 },
      supposed: { flips: 0.02, truth: 0, power: 0.8 },
      carries: 0.012079,
    });
    expect(outlooks[1]?.chances?.map(({ truth }) => truth)).toEqual([0, 0.005, 0.01, 0.015, 0.03]);
    expect(outlooks[4]).toMatchObject({ slice: { column: "ink", value: "light" }, n: 547 });
  });

  test("says of a top-k of all classes, at its line, that it cannot fail", async () => {
    const policy = `version: 1
models:
  digits:
    source: Digits.mlpackage
    task: image-classification
    data: { arrays: digits.npz, labels: labels.csv }
    variants:
      fp16: { limits: { top-9: { min: 90 % }, top-10: { min: 99 %, max-drop: 1 pt } } }
      int8: { limits: { top-11: { min: 90 % } } }
`;
    await writeFile(join(folder, "all.yml"), policy);
    const args = ["check", "--policy", "all.yml"];
    const { status, stdout, stderr } = await quantgate(args, { cwd: folder, cli: CLI });
    expect(status, stderr).toBe(0);
    const why = "! Top-10 of 10 classes cannot fail, whatever is answered: it certifies nothing.";
    expect(stdout).toContain(`all.yml:8:57 top-10 min 99 % of fp16\n${why}`);
    expect(stdout).toContain(`all.yml:8:68 top-10 max-drop 1 pt of fp16\n${why}`);
    expect(stdout).toContain("Top-11 needs 11 classes, and the model has 10");
    const json = await quantgate([...args, "--json"], { cwd: folder, cli: CLI });
    const { models }: Plan = JSON.parse(json.stdout);
    expect(models[0]?.outlooks?.map(({ decides }) => decides)).toEqual([
      ...["unknown", "foregone", "foregone", "never"],
    ]);
  });

  test("is noted in the plan, from which the report has it", async () => {
    const { stdout } = await run("plan", "--json");
    const { notes, models }: Plan = JSON.parse(stdout);
    expect(notes).toEqual([expect.stringContaining(NOTE)]);
    expect(models[0]?.outlooks).toHaveLength(5);
    expect(models[0]?.outlooks?.[0]?.chances).toBeUndefined();
  });
});
