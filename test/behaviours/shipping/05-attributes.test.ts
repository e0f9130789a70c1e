import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Plan } from "../../../src/contract/plan.ts";
import { digitsProject, POLICY, touchModel } from "../../action/digits.ts";
import { pullRequestStep } from "../../action/events.ts";
import { startGitHub } from "../../emulator/github.ts";

const WEIGHT = "Digits.mlpackage/Data/com.apple.CoreML/weights/weight.bin";

const PLANNED = "quantgate-out/plan.json";

/** Only planned: what would be measured is not what this is about. */
const PLAN = { run: "plan", artifact: "" };

async function opened(main: Readonly<Record<string, string>> = {}) {
  const github = await startGitHub();
  const { number } = await github.openPullRequest();
  const project = digitsProject({ policy: POLICY });
  if (Object.keys(main).length > 0) {
    project.commit(main);
    project.git("push", "--quiet", "origin", "main");
  }
  project.git("switch", "--quiet", "--create", "feature");
  return { github, number, project };
}

describe("attributes that would make a Mac's checkout another model are refused", () => {
  test.each([
    [
      "for the ends of lines",
      "*.bin text eol=crlf\n",
      `${WEIGHT} is not what a checkout on a Mac gives`,
    ],
    ["in any case of letters", "*.BIN text eol=crlf\n", "text eol=crlf in .gitattributes"],
    ["by a filter", "*.mlmodel filter=mine\n", "filter=mine in .gitattributes"],
    [
      "by another encoding",
      "labels.csv working-tree-encoding=ISO-8859-1\n",
      "labels.csv is not what",
    ],
  ])("%s, by name and with the remedy", async (_, attributes, words) => {
    const pull = await opened();
    const head = pull.project.commit({ ".gitattributes": attributes });
    const { status, log, outputs } = await pullRequestStep({ ...pull, head, inputs: PLAN });
    expect([status, outputs.outcome], log).toEqual([2, "error"]);
    expect(log).toContain(words);
    expect(log).toMatch(
      /end \.gitattributes with the line `(\*\.mlpackage\/\*\*|labels\.csv) [-!]/,
    );
  });

  test("in the package's own attributes too", async () => {
    const pull = await opened();
    const head = pull.project.commit({ "Digits.mlpackage/.gitattributes": "*.bin eol=crlf\n" });
    const { status, log } = await pullRequestStep({ ...pull, head, inputs: PLAN });
    expect(status, log).toBe(2);
    expect(log).toContain("text eol=crlf in Digits.mlpackage/.gitattributes");
  });
});

test("attributes that change nothing pass, and make the model a changed one", async () => {
  const pull = await opened();
  const head = pull.project.commit({ ".gitattributes": "* text=auto eol=lf\n*.png binary\n" });
  const { status, log } = await pullRequestStep({ ...pull, head, inputs: PLAN });
  expect(status, log).toBe(0);
  expect(log).not.toContain("exactly as the merge-base");
});

test("a pull request can mend its target's, which is told", async () => {
  const attributes = "*.bin text eol=crlf\n";
  const pull = await opened({ ".gitattributes": attributes });
  touchModel(pull.project);
  const head = pull.project.commit({ ".gitattributes": `${attributes}*.mlpackage/** -text\n` });
  const result = await pullRequestStep({ ...pull, head, inputs: PLAN });
  expect(result.status, result.log).toBe(0);
  const { notes } = Plan.parse(JSON.parse(readFileSync(join(pull.project.root, PLANNED), "utf8")));
  expect(notes.join()).toMatch(/which a pull request can mend: .*weight\.bin is not what/);
});
