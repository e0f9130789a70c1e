import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { digitsProject, POLICY, touchModel } from "../../action/digits.ts";
import { pullRequestStep } from "../../action/events.ts";
import { startGitHub } from "../../emulator/github.ts";
import type { Checkout } from "../../git/disposable.ts";
import { verdictOf } from "../food.ts";

const DROP = POLICY.replace("min: 85 %, max-drop: 3 pt, max-regression: 3 pt", "max-drop: 20 pt");

test("limits against a model that answers no better than the most frequent class are unmeasured, with the usual causes", async () => {
  const github = await startGitHub();
  const { number } = await github.openPullRequest();
  const project = digitsProject({ policy: DROP });
  project.commit(shiftedLabels(project));
  project.git("push", "--quiet", "origin", "main");
  project.git("switch", "--quiet", "--create", "feature");
  touchModel(project);
  const result = await pullRequestStep({ github, number, project, head: project.commit() });
  expect(result.outputs.verdict, result.log).toBeDefined();
  expect([result.status, result.outputs.outcome]).toEqual([1, "fail"]);
  const [int8] = verdictOf(result).models[0]?.variants ?? [];
  const drop = int8?.limits.find(({ operator }) => operator === "max-drop");
  expect(drop).toMatchObject({ state: "unmeasured", observed: null });
  for (const cause of ["the most frequent class", "preprocessing", "order of the labels"])
    expect(drop?.why).toContain(cause);
  expect(result.summary).toContain("a limit against a model that guesses tells nothing");
});

/** Every digit is called by the next one's name, as where the order of the labels is another. */
function shiftedLabels({ root }: Checkout): Record<string, string> {
  const text = readFileSync(join(root, "labels.csv"), "utf8");
  const next = (digit: string) => String((Number(digit) + 1) % 10);
  return { "labels.csv": text.replace(/,(\d),/g, (_, digit) => `,${next(digit)},`) };
}
