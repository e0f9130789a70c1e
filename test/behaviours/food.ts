import { createHash } from "node:crypto";
import { cpSync, existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Measurement } from "../../src/contract/measurement.ts";
import { Verdict } from "../../src/contract/verdict.ts";
import { type GitHub, startGitHub } from "../emulator/github.ts";
import type { StepResult } from "../emulator/runner.ts";
import { Checkout } from "../git/disposable.ts";

export const FOOD = `version: 1
models:
  food80:
    task: image-classification
    reference: fp32
    ship: int8
    targets: [iphone-15]
    recorded: { iphone-15: Measurements/iphone15 }
    variants:
      fp32: {}
      int8:
        limits:
          top-1: { min: 88 %, max-drop: 1.5 pt, max-regression: 2 pt }
          size: { max: 13 MB }
`;

export const FOLDER = "Measurements/iphone15";

interface Food {
  readonly policy?: string;
  /** Paths that the target branch does not have. */
  readonly without?: readonly string[];
}

/** A team's repository where every number was measured elsewhere: a gate takes no Python and a second. */
export function foodProject({ policy = FOOD, without = [] }: Food = {}): Checkout {
  const project = Checkout.init();
  cpSync(join("fixtures/food80", FOLDER), join(project.root, FOLDER), { recursive: true });
  for (const path of without) rmSync(join(project.root, path), { recursive: true });
  project.commit({ "quantgate.yml": policy, ".gitignore": "quantgate-out/\n" });
  project.publish();
  return project;
}

interface Pull {
  readonly github: GitHub;
  readonly number: number;
  readonly project: Checkout;
}

interface FoodPullRequest extends Pull {
  /** Commits to the pull request, and gives what `pullRequestStep` needs. */
  commit(files?: Readonly<Record<string, string>>): Pull & { readonly head: string };
  /** Commits to the target branch, which has then moved on. */
  commitToMain(files: Readonly<Record<string, string>>): string;
}

/** A pull request into main, its branch checked out. */
export async function openFoodPullRequest(food: Food = {}): Promise<FoodPullRequest> {
  const github = await startGitHub();
  const { number } = await github.openPullRequest();
  const project = foodProject(food);
  project.git("switch", "--quiet", "--create", "feature");
  const pull = { github, number, project };
  return {
    ...pull,
    commit: (files = {}) => ({ ...pull, head: project.commit(files) }),
    commitToMain: (files) => {
      project.git("switch", "--quiet", "main");
      const commit = project.commit(files);
      project.git("push", "--quiet", "origin", "main");
      project.git("switch", "--quiet", "feature");
      return commit;
    },
  };
}

/** The measurement of a variant of new weights, as a file to commit; `seed` names the weights. */
export function measured(
  seed: string,
  top1: number,
  { variant = "int8", ...more }: Partial<Measurement> = {},
): Record<string, string> {
  const old = published(variant);
  const measurement = {
    ...{ ...old, variant },
    metrics: { ...old.metrics, "top-1": { value: top1 } },
    ...(old.package && { package: { ...old.package, weightsDigest: weightsOf(seed) } }),
    ...more,
  };
  return { [`${FOLDER}/${variant}.json`]: JSON.stringify(measurement, null, 2) };
}

/** What was published of the variant, or else of int8. */
function published(variant: string): Measurement {
  const folder = join("fixtures/food80", FOLDER);
  const own = join(folder, `${variant}.json`);
  return JSON.parse(readFileSync(existsSync(own) ? own : join(folder, "int8.json"), "utf8"));
}

export function weightsOf(seed: string): string {
  return `sha256:${createHash("sha256").update(seed).digest("hex")}`;
}

/** A limit of int8, as the verdict has it. */
export function limitOf(result: StepResult, metric: string, operator: string) {
  const int8 = verdictOf(result).models[0]?.variants.find(({ name }) => name === "int8");
  return int8?.limits.find((one) => one.metric === metric && one.operator === operator);
}

export function verdictOf({ outputs }: StepResult): Verdict {
  return Verdict.parse(JSON.parse(readFileSync(outputs.verdict ?? "", "utf8")));
}
