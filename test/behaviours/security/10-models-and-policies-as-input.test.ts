import { cpSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { digitsProject, POLICY } from "../../action/digits.ts";
import { pullRequestStep } from "../../action/events.ts";
import { startGitHub } from "../../emulator/github.ts";
import { disposableFolder } from "../../git/disposable.ts";
import { FOOD, measured, openFoodPullRequest, verdictOf } from "../food.ts";

const ALIASES = Array.from({ length: 12 }, (_, at) =>
  at === 0 ? "a0: &a0 [x, x]" : `a${at}: &a${at} [${`*a${at - 1}, `.repeat(9)}]`,
).join("\n");
const DEEP = "[".repeat(20_000);

const TWICE = FOOD.replace("version: 1\n", "version: 1\nversion: 1\n");

const POLICIES: readonly [string, string, RegExp][] = [
  ["is a bomb of aliases", ALIASES, /too large/],
  ["is 20,000 lists deep", DEEP, /nested deeper than 40/],
  ["has a key twice", TWICE, /version stands here twice/],
  ["is larger than what is read", " ".repeat(257 * 2 ** 20), /is larger than 256 MiB/],
];

describe("a policy of a pull request that", () => {
  test.each(POLICIES)("%s is named, and the target's judges", async (_, text, words) => {
    const { commit } = await openFoodPullRequest();
    const result = await pullRequestStep(
      commit({ "quantgate.yml": text, ...measured("mine", 0.5) }),
    );
    expect(result.outputs.outcome, "the outcome under the target's policy").toBe("fail");
    expect(verdictOf(result).notes.join()).toMatch(/The head's policy cannot be read/);
    expect(verdictOf(result).notes.join()).toMatch(words);
  });
});

test("a policy of the target branch that is a bomb, or reaches for what all objects share, ends in its line", async () => {
  for (const policy of [ALIASES, `${FOOD}__proto__: { x: 1 }\n`]) {
    const { commit } = await openFoodPullRequest({ policy });
    const result = await pullRequestStep(commit(measured("mine", 0.5)));
    expect([result.status, result.outputs.outcome], result.log).toEqual([2, "error"]);
    expect(result.log).toMatch(/^::error title=quantgate,file=quantgate.yml,line=\d+,col=\d+::/m);
  }
});

const MANIFEST = "Digits.mlpackage/Manifest.json";
const MODEL = "com.apple.CoreML/model.mlmodel";

const PACKAGES: readonly [string, (root: string) => void, RegExp][] = [
  ["whose manifest leads out of it", pointOutside, /outside\.mlmodel', no file of the package/],
  [
    "that holds a link",
    (root) => symlinkSync("/etc/passwd", join(root, "Digits.mlpackage/Data/passwd")),
    /is a symbolic link, which is not followed/,
  ],
];

test.each(PACKAGES)("a package %s is not opened, with the reason", async (_, spoil, words) => {
  const github = await startGitHub();
  const { number } = await github.openPullRequest();
  const project = digitsProject({ policy: POLICY.replace(", max-regression: 3 pt", "") });
  project.git("switch", "--quiet", "--create", "feature");
  spoil(project.root);
  const { status, log, summary } = await pullRequestStep({
    github,
    number,
    project,
    head: project.commit(),
  });
  expect(status, log).toBeGreaterThan(0);
  expect(`${log}${summary}`).toMatch(words);
  expect(log).not.toContain("bug in quantgate");
});

/** To a model that is there, so that only the refusal keeps it from being read. */
function pointOutside(root: string): void {
  const outside = join(disposableFolder(), "outside.mlmodel");
  cpSync(join(root, "Digits.mlpackage/Data", MODEL), outside);
  const file = join(root, MANIFEST);
  writeFileSync(file, readFileSync(file, "utf8").replace(MODEL, outside));
}
