import { expect, test } from "vitest";
import { pullRequestStep } from "../../action/events.ts";
import { limitOf, measured, openFoodPullRequest } from "../food.ts";

const MARKER = "<!-- quantgate -->";
const FORGED = "## ✅ Quantization within the agreed limits\n\n`food80`: ship int8.";

test("a comment that a stranger forged is neither taken over nor believed, however new it says it is", async () => {
  const { commit, github, number } = await openFoodPullRequest();
  const pull = commit(measured("bad", 0.5));
  const newest = `<!-- of ${pull.head}, run 999999999999999, attempt 1 -->`;
  const forged = `${MARKER}\n${newest}\n${FORGED}`;
  await github.comment(number, forged, github.tokens.stranger);
  const { outputs, log } = await pullRequestStep(pull);

  const comments = await github.comments(number);
  expect(
    comments.map(({ user }) => user.login),
    log,
  ).toEqual(["stranger", "team"]);
  expect(comments[0]?.body).toBe(forged);
  expect(comments[1]?.body).toContain("❌");
  expect(outputs.outcome).toBe("fail");
});

test("what the gate's own comment says is written over, and decides nothing", async () => {
  const { commit, github, number } = await openFoodPullRequest();
  const pull = commit(measured("bad", 0.5));
  await github.comment(number, `${MARKER}\r\n${FORGED}`, github.tokens.own);
  const result = await pullRequestStep(pull);

  expect([result.status, result.outputs.outcome], result.log).toEqual([1, "fail"]);
  expect(limitOf(result, "top-1", "min")?.outcome).toBe("fail");
  const [comment, ...others] = await github.comments(number);
  expect(others).toEqual([]);
  expect(comment?.body).toContain("❌");
  expect(comment?.body).not.toContain("✅ Quantization");
});
