import { cpSync, readFileSync, rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { capLayer, digitsProject, enlargeLayer, spoilModel, touchModel } from "../action/digits.ts";
import { mergeGroupStep, pullRequestStep } from "../action/events.ts";
import { verdictOf } from "../behaviours/food.ts";
import { startGitHub } from "../emulator/github.ts";
import type { StepResult } from "../emulator/runner.ts";
import type { Checkout } from "../git/disposable.ts";
import { quantgate } from "./command.ts";

const MODEL = "Digits.mlpackage";

interface Attack {
  readonly name: string;
  /** What is done on the branch, before it is committed. */
  readonly does: (project: Checkout) => unknown;
  /** What main does meanwhile. */
  readonly meanwhile?: (project: Checkout) => unknown;
  /** Some of what the log must say. */
  readonly says: RegExp;
  /** It cannot be judged, it fails, or it is the named warning. */
  readonly ends: "error" | "fail" | "warn";
}

const ATTACKS: readonly Attack[] = [
  {
    name: "a model renamed, its weights spoiled, the policy untouched",
    does: (project) => {
      spoilModel(project);
      project.git("mv", MODEL, "Other.mlpackage");
    },
    says: /drop the entry digits from quantgate\.yml, or name the new path \(perhaps Other\.mlpackage\)/,
    ends: "error",
  },
  {
    name: "a model renamed and spoiled, with an entry of its own that grants everything",
    does: (project) => {
      spoilModel(project);
      project.git("mv", MODEL, "Other.mlpackage");
      rewrite(project, (model) => ({
        other: {
          ...{ ...model, source: "Other.mlpackage", reference: "source" },
          ...{ ship: "fp16", variants: { fp16: {} } },
        },
      }));
    },
    says: /Other\.mlpackage took its place and was judged by the target's limits|The model itself/,
    ends: "fail",
  },
  {
    name: "a model deleted with the policy, while another comes that nobody judges",
    does: (project) => {
      project.git("rm", "-rq", MODEL, "quantgate.yml");
      project.write("New.mlmodelc/model.mil", "compiled");
    },
    says: /digits: It is not judged any more|[Nn]o policy names New\.mlmodelc/,
    ends: "warn",
  },
  {
    name: "a model renamed by case alone",
    does: (project) => project.git("mv", MODEL, "digits.mlpackage"),
    says: /digits\.mlpackage/,
    ends: "error",
  },
  {
    name: "a twin that a Mac takes for the model",
    does: (project) =>
      cpSync(join(project.root, MODEL), join(project.root, "Digitſ.mlpackage"), {
        recursive: true,
      }),
    says: /Digitſ\.mlpackage/,
    ends: "error",
  },
  {
    name: "weights that fit the program of before, beside a program of main that fits the weights of before",
    does: async (project) => await enlargeLayer(project),
    meanwhile: async (project) => await capLayer(project),
    says: /digits was judged as merging leaves it|The model itself/,
    ends: "fail",
  },
  {
    name: "attributes by which a Mac's checkout has other weights than git",
    does: (project) => {
      touchModel(project);
      project.write(".gitattributes", "*.bin text eol=crlf\n");
    },
    says: /weight\.bin/,
    ends: "error",
  },
  {
    name: "a source that forgot everything",
    does: (project) => spoilModel(project),
    says: /The model itself/,
    ends: "fail",
  },
];

const POLICIES = [
  { policy: "the README's first policy", text: readmePolicy },
  { policy: "the policy of init", text: initPolicy },
] as const;

/** What `init` writes for the digits, asked once. */
let written: string;

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), "quantgate-attacks-"));
  try {
    written = await initIn(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test.each(
  POLICIES.flatMap((policy) => ATTACKS.map((attack) => ({ ...policy, attack, name: attack.name }))),
)("under $policy, $name does not pass", async ({ text, attack }) => {
  const result = await attacked(attack, text());
  expect(result.outputs.outcome, result.log).toBe(attack.ends);
  expect(result.status).toBe({ error: 2, fail: 1, warn: 0 }[attack.ends]);
  expect(`${result.log}\n${result.summary}`).toMatch(attack.says);
});

test("none of them passes in a merge queue either, where the pull request is the group's head", async () => {
  const policy = readmePolicy();
  for (const attack of ATTACKS.filter(({ meanwhile, ends }) => !meanwhile && ends === "error")) {
    const { github, project, base } = await opened(attack, policy);
    const result = await mergeGroupStep({ github, project, base });
    expect(result.status, `${attack.name}\n${result.log}`).toBe(2);
  }
});

test("and the model untouched passes under both, so that the attacks are what stops them", async () => {
  for (const { text } of POLICIES) {
    const nothing: Attack = { name: "", does: touchModel, says: /./, ends: "warn" };
    const result = await attacked(nothing, text());
    expect(result.outputs.outcome, result.log).toBe("pass");
    expect(verdictOf(result).models[0]?.status).toBe("judged");
  }
});

async function opened(attack: Attack, policy: string) {
  const github = await startGitHub();
  const { number } = await github.openPullRequest();
  const project = digitsProject({ policy });
  const base = project.git("rev-parse", "main");
  project.git("switch", "--quiet", "--create", "feature");
  await attack.does(project);
  const head = project.commit();
  if (attack.meanwhile !== undefined) {
    project.git("switch", "--quiet", "main");
    await attack.meanwhile(project);
    project.commit();
    project.git("push", "--quiet", "origin", "main");
    project.git("switch", "--quiet", "feature");
  }
  return { github, number, project, head, base };
}

async function attacked(attack: Attack, policy: string): Promise<StepResult> {
  return await pullRequestStep(await opened(attack, policy));
}

/** Every limit as the README writes it, on the digits; they are too small to shrink to 30 %. */
function readmePolicy(): string {
  const page = readFileSync("README.md", "utf8");
  const [text = ""] = /(?<=```yaml\n)version: 1\n[^`]*/.exec(page) ?? [];
  const written = text
    .replace(/ {2}food:\n {4}source: .*/, `  digits:\n    source: ${MODEL}`)
    .replace(/data: \{.*\}/, "data: { arrays: digits.npz, labels: labels.csv }")
    .replace("max-ratio: 0.3", "max-ratio: 0.6");
  expect(parse(written).models.digits).toMatchObject({ source: MODEL });
  expect(written).toContain("max-regression");
  return written;
}

/** What `init` writes for the digits, as it is. */
function initPolicy(): string {
  return written;
}

async function initIn(folder: string): Promise<string> {
  cpSync("fixtures/digits", folder, { recursive: true });
  rmSync(join(folder, "quantgate.yml"));
  const { status, stderr } = await quantgate(["init"], { cwd: folder });
  expect(status, stderr).toBe(0);
  return readFileSync(join(folder, "quantgate.yml"), "utf8");
}

function rewrite(project: Checkout, change: (model: Record<string, unknown>) => object): void {
  const file = join(project.root, "quantgate.yml");
  const policy = parse(readFileSync(file, "utf8"));
  project.write("quantgate.yml", stringify({ ...policy, models: change(policy.models.digits) }));
}
