import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Plan } from "../../src/contract/plan.ts";
import { quantgate } from "./command.ts";

let folder: string;
/** Where the branch and the tag of one name are. */
let [branch, tag] = ["", ""];

async function git(...args: string[]): Promise<string> {
  const who = ["-c", "user.name=t", "-c", "user.email=t@example.com"];
  return (await execa("git", [...who, ...args], { cwd: folder })).stdout;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "quantgate-twice-"));
  await cp("fixtures/digits", folder, { recursive: true });
  await git("init", "-q", "-b", "main");
  await git("add", ".");
  await git("commit", "-qm", "tagged");
  await git("tag", "release");
  tag = await git("rev-parse", "HEAD");
  const policy = join(folder, "quantgate.yml");
  await writeFile(policy, `${await readFile(policy, "utf8")}# later\n`);
  await git("commit", "-qam", "the branch goes on");
  branch = await git("rev-parse", "HEAD");
  await git("branch", "release");
  await git("update-ref", "refs/remotes/origin/stable", branch);
  await git("tag", "stable", tag);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function planned(base: string) {
  const { stdout, stderr, status } = await quantgate(["plan", "--base", base, "--json"], {
    cwd: folder,
  });
  expect(status, stderr).toBe(0);
  const { policies, notes } = Plan.parse(JSON.parse(stdout));
  return { commit: policies.target.commit, notes: notes.filter((note) => note.includes("tag")) };
}

test("of a base that is the name of a branch and of a tag, the branch is taken, which is said", async () => {
  const said = [
    "release is the name of a branch and of a tag: the branch, refs/heads/release, is taken; for the tag say refs/tags/release",
  ];
  expect(await planned("release")).toEqual({ commit: branch, notes: said });
  expect(await planned("refs/tags/release")).toEqual({ commit: tag, notes: [] });
  expect(await planned("refs/heads/release")).toEqual({ commit: branch, notes: [] });
});

test("so it is where the branch is only known of the remote", async () => {
  const { commit, notes } = await planned("stable");
  expect(commit).toBe(branch);
  expect(notes).toEqual([expect.stringContaining("refs/remotes/origin/stable, is taken")]);
});
