import { expect, test } from "vitest";
import { digitsProject, touchModel } from "../../action/digits.ts";
import { pullRequestStep } from "../../action/events.ts";
import type { Column } from "../../edges/tasks.ts";
import { startGitHub } from "../../emulator/github.ts";
import { FOLDER, FOOD, measured, openFoodPullRequest, verdictOf } from "../food.ts";
import { judgeStep } from "../judged.ts";

test("limits on slices that the data leave undecided are no pass", async () => {
  const column: Column = (row, purpose) => (purpose === 2 ? 1 : row % 3);
  const edge = {
    ...{ task: "image-classification", n: 40, truth: column, reference: column, variant: column },
    ...{ base: column, bits: 8, rounds: [], same: false, stated: false },
  };
  const slices = "slices: { part=rest: { top-1: { max-drop: 0.1 pt } } }";
  const result = await judgeStep(edge, slices);
  expect([result.status, result.outputs.outcome], result.log).toEqual([0, "warn"]);
  const why =
    "nothing is certified: no limit was decided as kept (1 on a slice that the data leave undecided)";
  expect(verdictOf(result)).toMatchObject({ because: `m/mine: ${why}` });
  expect(result.summary).toContain("not shown to keep the agreed limits");
});

test("a variant that ships without a limit is no pass, and the comment says why", async () => {
  const policy = FOOD.replace(/( {6}int8:)[\s\S]*/, "$1 {}\n");
  const { commit, github, number } = await openFoodPullRequest({ policy });
  const result = await pullRequestStep(commit(measured("mine", 0.9)));
  expect([result.status, result.outputs.outcome], result.log).toEqual([0, "warn"]);
  const [comment] = await github.comments(number);
  for (const text of [comment?.body, result.summary])
    expect(text).toContain("it is enforced and has no limit");
});

test("a first run with nothing but a limit against the base is no pass", async () => {
  const policy = FOOD.replace(/top-1: .*/, "top-1: { max-regression: 1 pt }").replace(
    / *size: .*\n/,
    "",
  );
  const { commit } = await openFoodPullRequest({ policy, without: [FOLDER] });
  const reference = measured("reference", 0.92, { variant: "fp32" });
  const result = await pullRequestStep(commit({ ...reference, ...measured("mine", 0.9) }));
  expect([result.status, result.outputs.outcome], result.log).toEqual([0, "warn"]);
  expect(verdictOf(result).because).toContain("(1 not applicable)");
});

test("a top-10 of ten classes cannot fail: said at its line, and it certifies nothing", async () => {
  const policy = `version: 1
models:
  digits:
    source: Digits.mlpackage
    task: image-classification
    data: { arrays: digits.npz, labels: labels.csv }
    variants:
      int8: { limits: { top-10: { min: 90 % } } }
`;
  const github = await startGitHub();
  const { number } = await github.openPullRequest();
  const project = digitsProject({ policy });
  project.git("switch", "--quiet", "--create", "feature");
  touchModel(project);
  const pull = { github, number, project, head: project.commit() };
  const checked = await pullRequestStep({ ...pull, inputs: { run: "check" } });
  expect(checked.log).toContain("quantgate.yml:8:35 top-10 min 90 % of int8");
  expect(checked.log).toContain("Top-10 of 10 classes cannot fail, whatever is answered");
});
