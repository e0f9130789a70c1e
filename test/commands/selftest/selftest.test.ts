import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SelfTestResult } from "../../../src/commands/selftest/result.ts";
import { quantgate, type Ran } from "../command.ts";

const CLI = resolve("dist/cli.js");
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "quantgate-selftest-"));
  await cp("fixtures/digits", folder, { recursive: true });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function selftest(limits: string, ...args: string[]): Promise<Ran> {
  const policy = `version: 1
models:
  digits:
    source: Digits.mlpackage
    task: image-classification
    data: { arrays: digits.npz, labels: labels.csv }
    variants: { int8: { limits: { ${limits} } } }
`;
  await writeFile(join(folder, "policy.yml"), policy);
  return await quantgate(["selftest", "--policy", "policy.yml", ...args], {
    cwd: folder,
    cli: CLI,
  });
}

describe("quantgate selftest on the digits", () => {
  test("lets the model pass as it is, measures each damage, and says from which loss it is stopped", async () => {
    const { status, stdout, stderr } = await selftest("top-1: { max-drop: 1 pt }", "--json");
    expect(status, stderr).toBe(0);
    const { sound, models } = JSON.parse(stdout);
    const [result]: SelfTestResult[] = models;
    expect(sound).toBe(true);
    expect(result).toMatchObject({ model: "digits", metric: "top-1", problems: [], of: 18 });
    expect(result?.unchanged).toEqual({
      outcome: "pass",
      why: expect.stringContaining("to the bit"),
    });
    const [weakest, strongest] = [result?.damaged.slice(0, 3), result?.damaged.slice(-3)];
    expect(weakest?.every(({ lost }) => Math.abs(lost ?? 1) < 0.01)).toBe(true);
    expect(strongest?.every(({ lost, outcome }) => (lost ?? 0) > 0.3 && outcome === "fail")).toBe(
      true,
    );
    expect(result?.caughtFrom).toBeGreaterThan(0.01);
    expect(result?.caughtFrom).toBeLessThan(0.03);
  });

  test("prints a table of strength, loss and verdict, and fails where damage is let through", async () => {
    const { status, stdout } = await selftest("top-1: { max-drop: 90 pt }");
    expect(status).toBe(1);
    expect(stdout).toMatch(/│ +100 % │ +\d\d\.\d pt, \d\d\.\d pt, \d\d\.\d pt │ +0 of 3 │/);
    expect(stdout).toMatch(
      /✗ The strongest damage was let through: \d+ more of 997 answers are wrong/,
    );
  });

  test("fails where no limit is on the answers: nothing would be noticed", async () => {
    const { status, stdout } = await selftest("size: { max-ratio: 0.6 }");
    expect(status).toBe(1);
    expect(stdout).toContain("✗ digits was not tested: no enforced limit is on what it answers");
  });
});
