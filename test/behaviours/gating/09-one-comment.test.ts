import { describe, expect, test } from "vitest";
import { pullRequestStep } from "../../action/events.ts";
import type { GitHub } from "../../emulator/github.ts";
import { measured, openFoodPullRequest } from "../food.ts";

const MARKER = "<!-- quantgate -->";

/** A pull request whose head is judged by `gate`, and from the same out folder again by `judge`. */
async function pullRequest(top1 = 0.905) {
  const { commit } = await openFoodPullRequest();
  const pull = commit(measured("mine", top1));
  const { github, number } = pull;
  return {
    ...{ github, number },
    gate: () => pullRequestStep(pull),
    judge: () => pullRequestStep({ ...pull, inputs: { run: "judge" } }),
    ours: async () => (await github.comments(number)).filter(({ body }) => body.startsWith(MARKER)),
  };
}

test("the one comment is found behind pages of others and updated, whoever else carries its marker", async () => {
  const { github, number, gate, judge, ours } = await pullRequest();
  await github.comment(number, `${MARKER}\nnot ours`, github.tokens.stranger);
  for (let index = 0; index < 100; index += 1) {
    await github.comment(number, `${index}`, github.tokens.stranger);
  }
  const first = await gate();
  expect(first.outputs["comment-url"], first.log).toBeDefined();
  const second = await judge();
  const [forged, ...own] = await ours();
  expect(forged?.body).toBe(`${MARKER}\nnot ours`);
  expect(own, "comments of the gate").toHaveLength(1);
  expect(second.outputs["comment-url"]).toBe(first.outputs["comment-url"]);
});

test("of several that a race or an earlier version left, the earliest is kept and the others go", async () => {
  const { github, number, gate, ours } = await pullRequest();
  await github.comment(number, "a person's own", github.tokens.own);
  for (const text of ["first", "second"]) {
    await github.comment(number, `${MARKER}\n${text}`, github.tokens.own);
  }
  const [earliest] = await ours();
  await gate();
  const left = await ours();
  expect(left.map(({ id }) => id)).toEqual([earliest?.id]);
  expect(left[0]?.body).toContain("food80");
  expect(await github.comments(number)).toHaveLength(2);
});

describe("a comment that people have dealt with", () => {
  test("is made anew where it was deleted while the run was looking for it", async () => {
    const { github, number, gate, judge, ours } = await pullRequest();
    await gate();
    await deleteUnseen(github, number);
    const { log, outputs } = await judge();
    expect(outputs["comment-url"], log).toBeDefined();
    expect(await ours()).toHaveLength(1);
  });

  test.each([
    ["is shown again where somebody has hidden it and the verdict stops the pull request", 0.5, 1],
    ["stays hidden where the verdict lets it in", 0.905, 0],
  ])("%s", async (_, top1, shown) => {
    const { github, gate, judge } = await pullRequest(top1);
    await gate();
    const asked: string[] = [];
    github.proxy.stand(/^\/graphql$/, (body) => {
      asked.push(body);
      return { data: { node: { isMinimized: true } } };
    });
    await judge();
    expect(asked.filter((body) => body.includes("unminimizeComment"))).toHaveLength(shown);
  });

  test("in a conversation that is locked has a notice in its place, with what to do", async () => {
    const { github, gate } = await pullRequest();
    const message = "Unable to create comment because issue is locked.";
    github.proxy.fail({ method: "POST", path: /comments/, answer: { status: 403, message } });
    const { status, log } = await gate();
    expect(status, log).toBe(0);
    expect(log).toMatch(/::notice .*the conversation is locked\. Unlock it/);
  });
});

/** Deletes the first comment; the next that asks for all of them is still told of it. */
async function deleteUnseen(github: GitHub, number: number): Promise<void> {
  const comments = await github.comments(number);
  const stale = [JSON.stringify(comments)];
  github.proxy.change(/comments\?/, (body) => stale.pop() ?? body);
  const path = `/repos/${github.repository}/issues/comments/${comments[0]?.id}`;
  const headers = { authorization: `token ${github.tokens.own}` };
  await fetch(github.proxy.url + path, { method: "DELETE", headers });
}
