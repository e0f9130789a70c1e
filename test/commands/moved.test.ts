import { cp, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Plan } from "../../src/contract/plan.ts";
import { quantgate } from "./command.ts";

let folder: string;

async function git(...args: string[]): Promise<void> {
  const who = ["-c", "user.name=t", "-c", "user.email=t@example.com"];
  await execa("git", [...who, ...args], { cwd: folder });
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "quantgate-moved-"));
  await cp("fixtures/digits", folder, { recursive: true });
  await git("init", "-q", "-b", "main");
  await git("add", ".");
  await git("commit", "-qm", "base");
  await rename(join(folder, "Digits.mlpackage"), join(folder, "New.mlpackage"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function planned(): Promise<Plan> {
  const { stdout, stderr, status } = await quantgate(["plan", "--base", "main", "--json"], {
    cwd: folder,
  });
  expect(status, stderr).toBe(0);
  return Plan.parse(JSON.parse(stdout));
}

test("a model whose file and policy entry are moved does not leave the gate", async () => {
  const policy = join(folder, "quantgate.yml");
  const text = await readFile(policy, "utf8");
  await writeFile(policy, text.replace("Digits.mlpackage", "New.mlpackage"));
  const { models, requests, notes } = await planned();
  expect(models[0]).toMatchObject({ status: "judged", policy: "target" });
  expect(requests[0]?.source).toEqual({ path: "New.mlpackage", commit: null });
  expect(notes).toContain("The head moves digits to New.mlpackage, where it was judged");
});

test("a model whose file alone is gone is removed", async () => {
  const { models, requests } = await planned();
  expect(models[0]).toMatchObject({ status: "removed", why: "the head deletes this model" });
  expect(requests).toEqual([]);
});
