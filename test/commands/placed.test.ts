import { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { Plan } from "../../src/contract/plan.ts";
import { Checkout, disposableFolder } from "../git/disposable.ts";
import { quantgate } from "./command.ts";

let root: string;
let below: string;
let git: Checkout;

/** The digits' policy at the root of a repository, and a folder two below it. */
beforeEach(() => {
  git = Checkout.init();
  root = git.root;
  cpSync("fixtures/digits", root, { recursive: true });
  git.commit();
  below = join(root, "ios/App");
  mkdirSync(below, { recursive: true });
});

const planIn = (folder: string) =>
  Plan.parse(JSON.parse(readFileSync(join(folder, "quantgate-out/plan.json"), "utf8")));

describe("in a folder below the policy's", () => {
  test("the policy is found, its paths count from its own folder, and the out folder is beside it", async () => {
    const { status, stderr } = await quantgate(["plan"], { cwd: below });
    expect(status, stderr).toBe(0);
    expect(stderr).toContain("The policy is ../../quantgate.yml, the nearest above this folder.");
    const { policies, requests } = planIn(root);
    expect([policies.target.path, requests[0]?.source.path]).toEqual([
      "quantgate.yml",
      "Digits.mlpackage",
    ]);
    expect(existsSync(join(below, "quantgate-out"))).toBe(false);
  });

  test("what follows finds the same out folder", async () => {
    await quantgate(["plan"], { cwd: below });
    // Nothing was measured: it says so, and not that there is no plan.
    const { status, stdout } = await quantgate(["judge"], { cwd: below });
    expect([status, stdout]).toEqual([2, expect.stringContaining("../../quantgate-out/")]);
  });

  test("the nearest is taken, and what is written out is taken as it is written", async () => {
    cpSync("fixtures/digits", join(root, "ios"), { recursive: true });
    await quantgate(["plan"], { cwd: below });
    expect(planIn(join(root, "ios")).policies.target.path).toBe("ios/quantgate.yml");
    const { status, stderr } = await quantgate(["plan", "--policy", "quantgate.yml"], {
      cwd: below,
    });
    expect([status, stderr]).toEqual([2, expect.stringMatching(/^ios\/App\/quantgate\.yml there/)]);
    await quantgate(["plan", "--out", "mine"], { cwd: below });
    expect(existsSync(join(below, "mine/plan.json"))).toBe(true);
  });

  test("an out folder that lies here already is the one that is meant", async () => {
    await quantgate(["plan", "--policy", "../../quantgate.yml"], { cwd: below });
    expect(planIn(below).policies.target.path).toBe("quantgate.yml");
    const { stdout } = await quantgate(["judge"], { cwd: below });
    expect(stdout).toContain("Results: quantgate-out/");
  });
});

test("above the root of the repository none is looked for, nor outside of one", async () => {
  const inner = new Checkout(join(root, "inner"));
  mkdirSync(join(inner.root, "App"), { recursive: true });
  inner.git("init", "--quiet");
  const found = await quantgate(["plan"], { cwd: join(inner.root, "App") });
  expect([found.status, found.stderr]).toEqual([2, expect.stringContaining("no policy here")]);
  rmSync(join(root, ".git"), { recursive: true });
  const plain = await quantgate(["plan"], { cwd: below });
  expect([plain.status, plain.stderr]).toEqual([2, expect.stringContaining("no policy here")]);
});

describe("git", () => {
  test("does not see the out folder, and nobody has told it of it", async () => {
    await quantgate(["plan"], { cwd: root });
    expect(existsSync(join(root, "quantgate-out/plan.json"))).toBe(true);
    expect(git.git("status", "--porcelain")).toBe("");
  });

  test("keeps a .gitignore of the team's own: a folder that holds one is not replaced", async () => {
    git.commit({ "reports/.gitignore": "*\n!.gitignore\n" });
    const { status, stderr } = await quantgate(["plan", "--out", "reports"], { cwd: root });
    expect([status, stderr]).toEqual([2, expect.stringContaining("did not write: .gitignore")]);
    // Neither is one of ours that somebody has added to.
    await quantgate(["plan"], { cwd: root });
    appendFileSync(join(root, "quantgate-out/.gitignore"), "!plan.json\n");
    expect((await quantgate(["plan"], { cwd: root })).status).toBe(2);
    expect(git.git("status", "--porcelain")).toBe("?? quantgate-out/");
  });
});

test("--version says which quantgate it is, and nothing else", async () => {
  const { version } = JSON.parse(readFileSync("package.json", "utf8"));
  for (const flag of ["--version", "-V"])
    expect(await quantgate([flag], { cwd: disposableFolder() })).toEqual({
      ...{ status: 0, stdout: `quantgate ${version}`, stderr: "" },
    });
});
