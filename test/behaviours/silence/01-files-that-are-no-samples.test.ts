import { expect, test } from "vitest";
import { pullRequestStep } from "../../action/events.ts";
import { makePictures, picturePolicy } from "../../commands/pictures.ts";
import { startGitHub } from "../../emulator/github.ts";
import { Checkout, disposableFolder } from "../../git/disposable.ts";
import { verdictOf } from "../food.ts";

const POLICY = `${picturePolicy()}gate: { on-unchanged: judge }\n`;
const SAID = "5 files of Eval are no samples and were set aside";

/** A pull request to a project whose pictures come from phones, with these files more on its main branch. */
async function openPullRequest(more: Readonly<Record<string, string>> = {}) {
  const project = Checkout.init(disposableFolder());
  await makePictures(project.root);
  project.commit({ "quantgate.yml": POLICY, ".gitignore": "quantgate-out/\n", ...more });
  project.publish();
  project.git("switch", "--quiet", "--create", "feature");
  const github = await startGitHub();
  const { number } = await github.openPullRequest();
  return { github, number, project, head: project.commit({ "notes.txt": "hello" }) };
}

test("what is no sample among photos is named, and HEIC, AVIF and cut-outs are measured", async () => {
  const pull = await openPullRequest();
  const result = await pullRequestStep(pull);
  const [model] = verdictOf(result).models;
  expect(model?.notes.join()).toContain(SAID);
  expect(model?.notes.join()).toContain("light/IMG_30.webm");
  const [comment] = await pull.github.comments(pull.number);
  for (const shown of [result.summary, comment?.body]) expect(shown).toContain(SAID);
  expect(result.status, result.log).toBe(0);
  expect(model?.reference?.metrics["top-1"]).toMatchObject({ value: 1, n: 17 });
});

test("a class of which nothing can be read ends the run, with its name", async () => {
  const { status, log } = await pullRequestStep(
    await openPullRequest({ "Eval/dim/a.cr2": "a camera's own format" }),
  );
  expect(status, log).toBe(2);
  expect(log).toContain("no image that can be read in the folder of class dim: dim/a.cr2");
});
