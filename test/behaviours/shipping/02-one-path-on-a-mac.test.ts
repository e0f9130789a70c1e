import { describe, expect, test } from "vitest";
import { pullRequestStep } from "../../action/events.ts";
import { FOLDER, FOOD, measured, openFoodPullRequest, verdictOf } from "../food.ts";

/** Measurements that no limit lets through, in another place than the judged one. */
function twin(folder: string): Record<string, string> {
  const files = Object.entries(measured("bad", 0.5));
  return Object.fromEntries(files.map(([path, text]) => [path.replace(FOLDER, folder), text]));
}

describe("a pull request is refused that brings what a Mac takes for the judged", () => {
  test.each([
    ["by case, in a folder above it", FOLDER.replace("Measurements", "MEASUREMENTS")],
    ["by full case folding", FOLDER.replace("Measurements", "Meaſurements")],
    ["by a joiner that nobody sees", `${FOLDER}\u200d`],
  ])("%s", async (_, folder) => {
    const { commit } = await openFoodPullRequest();
    const { status, log, outputs } = await pullRequestStep(commit(twin(folder)));
    expect([status, outputs.outcome], log).toEqual([2, "error"]);
    expect(log).toMatch(/differs only in case from|is for a Mac the same name as/);
    expect(log).toContain("a Mac would keep only one");
  });
});

test("a model that is renamed by its case alone does not leave the gate", async () => {
  const { project, commit } = await openFoodPullRequest();
  project.git("mv", FOLDER, FOLDER.replace("iphone15", "iPhone15"));
  const { status, log } = await pullRequestStep(
    commit(twin(FOLDER.replace("iphone15", "iPhone15"))),
  );
  expect(status, log).toBe(2);
  expect(log).toContain("let the policy name this place");
});

test("renamed by case in file and policy together, it is judged at the new place", async () => {
  const { project, commit } = await openFoodPullRequest();
  const place = FOLDER.replace("iphone15", "iPhone15");
  project.git("mv", FOLDER, place);
  const { status, log } = await pullRequestStep(
    commit({ "quantgate.yml": FOOD.replace(FOLDER, place) }),
  );
  expect(log).not.toContain("differs only in case");
  expect(status, log).not.toBe(2);
});

test("a pull request that takes a twin away can pass, and the target's is told", async () => {
  const { project, commit, commitToMain } = await openFoodPullRequest();
  commitToMain(twin("Meaſurements/iphone15"));
  project.git("merge", "--quiet", "main");
  project.git("rm", "-rq", "Meaſurements");
  const result = await pullRequestStep(commit());
  expect(result.status, result.log).toBe(0);
  expect(verdictOf(result).notes.join()).toContain("which a pull request can mend: Meaſurements");
});
