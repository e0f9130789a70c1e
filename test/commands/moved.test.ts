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

test("a model whose policy entry names another file is judged there, though the old file stays", async () => {
  await cp(join(folder, "New.mlpackage"), join(folder, "Digits.mlpackage"), { recursive: true });
  const policy = join(folder, "quantgate.yml");
  const text = await readFile(policy, "utf8");
  await writeFile(policy, text.replace("Digits.mlpackage", "New.mlpackage"));
  const { models, requests } = await planned();
  expect(models[0]).toMatchObject({ status: "judged", policy: "target" });
  expect(requests[0]?.source).toEqual({ path: "New.mlpackage", commit: null });
});

test("a package made by hand is judged where the head's policy has it", async () => {
  await rename(join(folder, "New.mlpackage"), join(folder, "Digits.mlpackage"));
  const policy = join(folder, "quantgate.yml");
  const text = await readFile(policy, "utf8");
  const made = (path: string) =>
    text.replace(
      "    variants:\n",
      `    variants:\n      made: { source: ${path}, limits: { top-1: { max-drop: 2 pt } } }\n`,
    );
  await writeFile(policy, made("Made.mlpackage"));
  await cp(join(folder, "Digits.mlpackage"), join(folder, "Made.mlpackage"), { recursive: true });
  await git("add", ".");
  await git("commit", "-qm", "made");
  await writeFile(policy, made("Other.mlpackage"));
  await rename(join(folder, "Made.mlpackage"), join(folder, "Other.mlpackage"));
  const { requests, notes } = await planned();
  const recipes = requests[0]?.variants.find(({ name }) => name === "made")?.recipe;
  expect(recipes).toEqual({ kind: "source", path: "Other.mlpackage" });
  expect(notes).toContain("The head moves digits/made to Other.mlpackage, where it was judged");
});

test("a model whose file alone is moved is missing, and the entry's new path is proposed", async () => {
  const { models, requests } = await planned();
  expect(models[0]).toMatchObject({ status: "missing" });
  expect(models[0]?.why).toBe(
    "Digits.mlpackage is not there at the head: the head's policy still names it; drop the entry digits from quantgate.yml, or name the new path (perhaps New.mlpackage)",
  );
  expect(requests).toEqual([]);
});

test("a model that is renamed by its case alone is refused, not removed", async () => {
  await rename(join(folder, "New.mlpackage"), join(folder, "DIGITS.mlpackage"));
  const { stderr, status } = await quantgate(["plan", "--base", "main"], { cwd: folder });
  expect(status).toBe(2);
  expect(stderr).toContain("DIGITS.mlpackage differs only in case from Digits.mlpackage");
  expect(stderr).toContain("let the policy name this place");
});

test("renamed by case in file and policy together, it is judged at the new place", async () => {
  await rename(join(folder, "New.mlpackage"), join(folder, "digitſ.mlpackage"));
  const policy = join(folder, "quantgate.yml");
  const text = await readFile(policy, "utf8");
  await writeFile(policy, text.replace("Digits.mlpackage", "digitſ.mlpackage"));
  const { models, requests } = await planned();
  expect(models[0]).toMatchObject({ status: "judged", policy: "target" });
  expect(requests[0]?.source).toEqual({ path: "digitſ.mlpackage", commit: null });
});

test("attributes that rewrite the weights in a checkout are refused on the command line too", async () => {
  await rename(join(folder, "New.mlpackage"), join(folder, "Digits.mlpackage"));
  await writeFile(join(folder, ".gitattributes"), "*.bin text eol=crlf\n");
  const { stderr, status } = await quantgate(["plan", "--base", "main"], { cwd: folder });
  expect(status).toBe(2);
  expect(stderr).toMatch(/weight\.bin is not what a checkout on a Mac gives: text eol=crlf/);
  expect(stderr).toContain("`*.mlpackage/** -text`");
});
