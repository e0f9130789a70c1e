import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { pullRequestStep } from "../../action/events.ts";
import { disposableFolder } from "../../git/disposable.ts";
import { measured, openFoodPullRequest } from "../food.ts";

/** As GitHub answers a token that may only read; what the summary holds by then is told. */
async function readOnly(model: Record<string, string>) {
  const pull = await openFoodPullRequest();
  const temp = disposableFolder();
  const seen: string[] = [];
  pull.github.proxy.fail({
    method: "POST",
    path: /comments/,
    answer: { status: 403, message: "Resource not accessible by integration" },
    seen: () => seen.push(readFileSync(join(temp, "summary"), "utf8")),
  });
  return { ...pull.commit(model), temp, seen };
}

test.each([
  ["a job without the right to comment", {}, "does the job have `pull-requests: write`?"],
  [
    "a pull request from a fork",
    { from: "stranger/app" },
    "in pull requests from forks the token may only read",
  ],
  [
    "a pull request of Dependabot",
    { by: "dependabot[bot]" },
    "in Dependabot's pull requests the token may only read",
  ],
])(
  "%s has the verdict it would have, and the summary is there before a comment is tried",
  async (_, who, why) => {
    const { seen, ...pull } = await readOnly(measured("good", 0.905));
    const { status, outputs, log, summary } = await pullRequestStep({ ...pull, ...who });
    expect([status, outputs.outcome], log).toEqual([0, "warn"]);
    expect(seen, "the summary by the time of the comment").toEqual([summary]);
    expect(summary).toContain("food80");
    expect(log).toMatch(/::notice .*No comment could be written/);
    expect(log).toContain(why);
    expect(outputs["comment-url"]).toBeUndefined();
    expect(outputs.verdict).toBeDefined();
  },
);

test("what stops a pull request stops it without a comment too", async () => {
  const { seen: _, ...pull } = await readOnly(measured("bad", 0.5));
  const { status, outputs, log } = await pullRequestStep({ ...pull, from: "stranger/app" });
  expect([status, outputs.outcome], log).toEqual([1, "fail"]);
});
