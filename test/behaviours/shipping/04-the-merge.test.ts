import { expect, test } from "vitest";
import { capLayer, digitsProject, enlargeLayer } from "../../action/digits.ts";
import { dispatchStep, pullRequestStep } from "../../action/events.ts";
import { startGitHub } from "../../emulator/github.ts";
import { verdictOf } from "../food.ts";

test("what merging leaves is judged where program and weights come of two branches, each good by itself", async () => {
  const github = await startGitHub();
  const { number } = await github.openPullRequest();
  const project = digitsProject();
  project.git("switch", "--quiet", "--create", "feature");
  await enlargeLayer(project);
  const head = project.commit();
  const alone = await pullRequestStep({ github, number, project, head });
  expect(alone, alone.log).toMatchObject({ status: 0, outputs: { outcome: "pass" } });

  project.git("switch", "--quiet", "main");
  await capLayer(project);
  project.commit();
  project.git("push", "--quiet", "origin", "main");
  const main = await dispatchStep({ github, project });
  expect(verdictOf(main).models[0]?.reference?.metrics["top-1"]?.value).toBeGreaterThan(0.9);

  project.git("switch", "--quiet", "feature");
  const merged = await pullRequestStep({ github, number, project, head });
  expect(merged.outputs.outcome, merged.log).toBe("fail");
  const { models, notes } = verdictOf(merged);
  expect(models[0]?.reference?.metrics["top-1"]?.value).toBeLessThan(0.8);
  expect(notes.join()).toContain("digits was judged as merging leaves it");
  const [comment] = await github.comments(number);
  expect(comment?.body).toContain("digits was judged as merging leaves it");
});
