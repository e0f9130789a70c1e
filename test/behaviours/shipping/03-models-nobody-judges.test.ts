import { expect, test } from "vitest";
import { pullRequestStep } from "../../action/events.ts";
import { FOLDER, FOOD, openFoodPullRequest, verdictOf } from "../food.ts";

const NEW = {
  "App/New.mlpackage/Manifest.json": "{}",
  "B.mlmodel": "b",
  "C.mlmodelc/model.mil": "c",
};
const PATHS = ["App/New.mlpackage", "B.mlmodel", "C.mlmodelc"];

test("models that are added and that no policy names are listed, and alone stop nothing", async () => {
  const { commit, github, number } = await openFoodPullRequest();
  const result = await pullRequestStep(commit(NEW));
  expect(result, result.log).toMatchObject({ status: 0, outputs: { outcome: "pass" } });
  expect(verdictOf(result).unjudged).toEqual({ paths: PATHS });
  const [comment] = await github.comments(number);
  for (const shown of [comment?.body, result.summary])
    for (const path of PATHS) expect(shown).toContain(`- \`${path}\``);
});

test("they warn, and the first sentence says so, where a judged one or an entry goes in the same change", async () => {
  const { commit, project } = await openFoodPullRequest();
  project.git("rm", "-rq", FOLDER, "quantgate.yml");
  const gone = await pullRequestStep(commit(NEW));
  expect(gone.outputs.outcome, gone.log).toBe("warn");
  expect(verdictOf(gone).unjudged?.warns).toBe("the entry food80 goes in the same change");

  const dropped = await openFoodPullRequest();
  dropped.project.git("rm", "-q", "quantgate.yml");
  const result = await pullRequestStep(dropped.commit(NEW));
  expect(result.outputs.outcome, result.log).toBe("warn");
  expect(verdictOf(result).because).toMatch(
    /^No policy names App\/New.mlpackage and 2 more, so nobody judges it, and the entry food80 goes/,
  );
  expect(result.summary).toContain("## ⚠️ No model ships: judged by no limit");
});

test("the target's policy says which of them need no judge, and the head's own word does not count", async () => {
  const ignoring = `${FOOD}ignore-models: ["App/**", "*.mlmodel", "*.mlmodelc"]\n`;
  const silent = await openFoodPullRequest({ policy: ignoring });
  const quiet = await pullRequestStep(silent.commit(NEW));
  expect(verdictOf(quiet).unjudged).toBeUndefined();
  const own = await openFoodPullRequest();
  const result = await pullRequestStep(own.commit({ ...NEW, "quantgate.yml": ignoring }));
  expect(verdictOf(result).unjudged?.paths).toEqual(PATHS);
  expect(result.summary).toContain("loosens `ignore-models`");
});
