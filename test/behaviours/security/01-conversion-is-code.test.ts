import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { digitsProject, POLICY } from "../../action/digits.ts";
import { pullRequestStep } from "../../action/events.ts";
import { python } from "../../commands/python.ts";
import { startGitHub } from "../../emulator/github.ts";
import type { StepResult } from "../../emulator/runner.ts";
import { disposableFolder } from "../../git/disposable.ts";
import { FOOD, measured, openFoodPullRequest, verdictOf } from "../food.ts";

test("pull_request_target is refused, with the reason, before anything is read", async () => {
  const { commit } = await openFoodPullRequest();
  const pull = commit(measured("mine", 0.9));
  const { status, log } = await pullRequestStep({ ...pull, event: "pull_request_target" });
  expect(status, "the exit status").toBe(2);
  expect(log).toMatch(/its token may write, and converting a model can run code/);
  expect(pull.github.proxy.calls).toEqual([]);
});

test("a pickle in the arrays of a new model is not loaded", async () => {
  const github = await startGitHub();
  const { number } = await github.openPullRequest();
  const project = digitsProject();
  project.git("switch", "--quiet", "--create", "feature");
  const ran = join(disposableFolder(), "ran");
  project.write("stranger.npz", await pickled(ran));
  const policy = `${POLICY}${strangerFrom("Digits.mlpackage")}`;
  const head = project.commit({ "quantgate.yml": policy });
  const { status, log } = await pullRequestStep({ github, number, project, head });
  expect(existsSync(ran), "whether the pickle's code ran").toBe(false);
  expect(status, log).toBe(2);
  expect(log).toContain("array 'image': holds object, not numbers");
});

test.each(["stranger.pt", "stranger.pt2", "stranger.py:make"])(
  "a new model from %s stays closed, and its limits are unmeasured",
  async (source) => {
    const { commit } = await openFoodPullRequest();
    const policy = `${FOOD}${strangerFrom(source)}`;
    const file = source.replace(/:.*/, "");
    const result = await pullRequestStep(commit({ "quantgate.yml": policy, [file]: "" }));
    expect(result.status, result.log).toBe(1);
    const [limit] = strangerIn(result)?.variants[0]?.limits ?? [];
    expect(limit?.state).toBe("unmeasured");
    expect(limit?.why).toContain(`${source} stays closed: to read it would run code`);
  },
);

function strangerFrom(source: string): string {
  return `  stranger:
    source: ${source}
    task: image-classification
    data: { arrays: stranger.npz, labels: labels.csv }
    variants: { int8: { limits: { top-1: { min: 1 % } } } }
`;
}

function strangerIn(result: StepResult) {
  return verdictOf(result).models.find(({ name }) => name === "stranger");
}

/** An array of one object, which writes a file when it is unpickled. */
async function pickled(ran: string): Promise<Buffer> {
  const base64 = await python<string>(
    `
import base64, io, json, sys
import numpy as np

class Payload:
    def __reduce__(self):
        return open, (sys.argv[1], "w")

file = io.BytesIO()
np.savez(file, image=np.array([Payload()], dtype=object))
print(json.dumps(base64.b64encode(file.getvalue()).decode()))
`,
    [ran],
  );
  return Buffer.from(base64, "base64");
}
