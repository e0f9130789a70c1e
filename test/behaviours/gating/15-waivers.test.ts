import { expect, test } from "vitest";
import { pullRequestStep } from "../../action/events.ts";
import { FOOD, limitOf, measured, openFoodPullRequest, verdictOf, weightsOf } from "../food.ts";

/** One limit, which new weights break. */
const policy = FOOD.replace(/top-1: .*/, "top-1: { min: 88 % }");
const brought = measured("mine", 0.87);

interface Waiver {
  readonly weights?: string;
  readonly until?: string;
}

function waiving({ weights = weightsOf("mine"), until = "2999-12-31" }: Waiver = {}) {
  const what = `model: food80, variant: int8, limit: top-1 min, weights: "${weights}"`;
  const who = 'reason: retraining is planned, approver: "@lead"';
  return { "quantgate.yml": `${policy}waivers:\n  - { ${what}, until: ${until}, ${who} }\n` };
}

test("a waiver on the target branch lets the weights that it names pass, and is shown", async () => {
  const { commit, commitToMain, github, number } = await openFoodPullRequest({ policy });
  const stopped = await pullRequestStep(commit(brought));
  expect([stopped.status, stopped.outputs.outcome], stopped.log).toEqual([1, "fail"]);
  expect(stopped.summary, "the digest to copy").toContain(weightsOf("mine"));

  commitToMain(waiving());
  const waived = await pullRequestStep(commit());
  expect([waived.status, waived.outputs.outcome], waived.log).toEqual([0, "warn"]);
  expect(limitOf(waived, "top-1", "min")?.waived).toMatchObject({
    reason: "retraining is planned",
  });
  const [comment] = await github.comments(number);
  const shown = "waived until 2999-12-31 by @&#8203;lead: retraining is planned";
  for (const text of [comment?.body, waived.summary]) expect(text).toContain(shown);
});

test("a waiver that the pull request grants itself waives nothing, and is named", async () => {
  const { commit } = await openFoodPullRequest({ policy });
  const result = await pullRequestStep(commit({ ...brought, ...waiving() }));
  expect([result.status, result.outputs.outcome]).toEqual([1, "fail"]);
  expect(verdictOf(result).waivers).toMatchObject([{ fate: "unmerged" }]);
  expect(result.summary).toContain("only the head's policy has it");
});

test.each<[string, Waiver, string, string]>([
  ["of other weights", { weights: weightsOf("theirs") }, "other-weights", "are others now"],
  ["that has expired", { until: "2020-02-29" }, "expired", "its last day was 2020-02-29"],
])("a waiver %s waives nothing, and is named", async (_, waiver, fate, words) => {
  const { commit, commitToMain } = await openFoodPullRequest({ policy });
  commitToMain(waiving(waiver));
  const result = await pullRequestStep(commit(brought));
  expect([result.status, result.outputs.outcome], "a waiver that must not count").toEqual([
    1,
    "fail",
  ]);
  expect(verdictOf(result).waivers).toMatchObject([{ fate }]);
  expect(result.summary).toContain(words);
});
