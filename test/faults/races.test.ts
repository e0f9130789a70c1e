import { cpSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { disposableFolder } from "../git/disposable.ts";
import { judge, measuredProject, open, type Pull, type Situation } from "./situations.ts";

const NEWER = "b".repeat(40);
const SITUATIONS: readonly Situation[] = ["no comment yet", "a comment of an earlier run"];
const LISTED = /\/issues\/\d+\/comments/;

/** Who has written the comments that are there: a commit and the number of a run. */
async function writers({ github, number }: Pull): Promise<string[]> {
  const comments = await github.comments(number);
  return comments.map(({ body }) => /<!-- of (\w+, run \d+),/.exec(body)?.[1] ?? body);
}

/** The same on another machine. */
function elsewhere(pull: Pull): Pull {
  const out = join(disposableFolder(), "quantgate-out");
  cpSync(pull.out, out, { recursive: true });
  return { ...pull, out };
}

/** Resolves when it was called so often. */
function meeting(size: number) {
  const { promise, resolve } = Promise.withResolvers<void>();
  let here = 0;
  return () => {
    here += 1;
    if (here === size) resolve();
    return promise;
  };
}

describe.each(SITUATIONS)("two runs that race, with %s", (situation) => {
  test("of the same commit, each having looked before the other wrote, leave the newer's", async () => {
    const pull = await open(await measuredProject(), situation);
    const after = meeting(2);
    pull.github.proxy.fail({ method: "GET", path: LISTED, times: 2, answer: { after } });
    const [older, newer] = await Promise.all([
      judge(pull, { id: 7 }),
      judge(elsewhere(pull), { id: 8 }),
    ]);
    expect([older.status, newer.status], newer.log).toEqual([1, 1]);
    expect(await writers(pull)).toEqual([`${pull.head}, run 8`]);
  });
});

test("An older commit's first comment that arrives after the newer's gives way to it", async () => {
  const pull = await open(await measuredProject(), "no comment yet");
  const newer = { ...elsewhere(pull), head: NEWER };
  const after = async () => await judge(newer, { id: 8 });
  pull.github.proxy.fail({ method: "POST", path: LISTED, times: 1, answer: { after } });
  const { status, log } = await judge(pull, { id: 7 });
  expect(status, log).toBe(1);
  expect(await writers(pull)).toEqual([`${NEWER}, run 8`]);
});
