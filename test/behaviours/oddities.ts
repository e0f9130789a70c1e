import { cpSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import type { Verdict } from "../../src/contract/verdict.ts";
import { pullRequestStep } from "../action/events.ts";
import { startGitHub } from "../emulator/github.ts";
import type { StepResult } from "../emulator/runner.ts";
import { Checkout } from "../git/disposable.ts";
import { verdictOf } from "./food.ts";

interface Oddity {
  readonly result: StepResult;
  readonly verdict: Verdict;
  readonly variant: Verdict["models"][number]["variants"][number] | undefined;
}

/** A pull request that brings one of the odd models, judged by one variant of it. */
export async function judgeOddity(name: string, variant: string): Promise<Oddity> {
  const github = await startGitHub();
  const { number } = await github.openPullRequest();
  const project = Checkout.init();
  project.commit({ "README.md": "Models\n", ".gitignore": "quantgate-out/\n" });
  project.publish();
  project.git("switch", "--quiet", "--create", "feature");
  for (const file of [`${name}.mlpackage`, "rows.npz", "labels.csv"]) {
    cpSync(join("fixtures/oddities", file), join(project.root, file), { recursive: true });
  }
  const head = project.commit({ "quantgate.yml": policyOf(name, variant) });
  const result = await pullRequestStep({ github, number, project, head });
  expect(result.outputs.verdict, result.log).toBeDefined();
  const verdict = verdictOf(result);
  return { result, verdict, variant: verdict.models[0]?.variants[0] };
}

function policyOf(name: string, variant: string): string {
  return `version: 1
models:
  odd:
    source: ${name}.mlpackage
    task: image-classification
    data: { arrays: rows.npz, labels: labels.csv }
    variants:
      ${variant}
`;
}
