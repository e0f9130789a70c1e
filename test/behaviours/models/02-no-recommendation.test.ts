import { expect, test } from "vitest";
import { digitsProject, POLICY, spoilModel } from "../../action/digits.ts";
import { pullRequestStep } from "../../action/events.ts";
import { startGitHub } from "../../emulator/github.ts";
import { verdictOf } from "../food.ts";

const LIMITS = /top-1: \{.*\}/;

function policyOf(reference: string): string {
  return POLICY.replace(LIMITS, "top-1: { max-drop: 3 pt }").replace(
    "    ship: int8",
    `    reference: { is: source, limits: { top-1: { ${reference} } } }\n    ship: int8`,
  );
}

async function judged(policy: string, change: (project: ReturnType<typeof digitsProject>) => void) {
  const github = await startGitHub();
  const { number } = await github.openPullRequest();
  const project = digitsProject({ policy });
  project.git("switch", "--quiet", "--create", "feature");
  change(project);
  const result = await pullRequestStep({ github, number, project, head: project.commit() });
  expect(result.outputs.verdict, result.log).toBeDefined();
  return { result, model: verdictOf(result).models[0] };
}

test("a model that is not good enough itself has no variant to recommend, however little that one loses", async () => {
  const { result, model } = await judged(policyOf("min: 85 %"), spoilModel);
  expect([result.status, result.outputs.outcome]).toEqual([1, "fail"]);
  const [int8] = model?.variants ?? [];
  expect(
    int8?.limits.map(({ state }) => state),
    "int8 keeps all of its own",
  ).toEqual(["pass", "pass"]);
  expect(model?.recommended).toBeNull();
  expect(model?.because).toContain("the model itself fails: top-1 min 85 %");
  expect(JSON.parse(result.outputs.recommended ?? "")).toEqual({ digits: null });
});

test("what the model may lose since the base holds for its variants, each against itself there", async () => {
  const { model } = await judged(policyOf("max-regression: 3 pt"), spoilModel);
  const [int8] = model?.variants ?? [];
  const inherited = int8?.limits.find(({ operator }) => operator === "max-regression");
  expect(inherited).toMatchObject({ limit: "3 pt", state: "fail", outcome: "fail" });
  expect(inherited?.why).toContain("than at the base");
  expect(model?.recommended).toBeNull();
});
