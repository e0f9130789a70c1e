import { expect, test } from "vitest";
import { digitsProject, POLICY, spoilModel } from "../../action/digits.ts";
import { pullRequestStep } from "../../action/events.ts";
import { startGitHub } from "../../emulator/github.ts";
import type { StepResult } from "../../emulator/runner.ts";
import { verdictOf } from "../food.ts";

/** What a team writes first: what quantizing may cost, and not a word of the model itself. */
const DROP_ALONE = POLICY.replace(
  "min: 85 %, max-drop: 3 pt, max-regression: 3 pt",
  "max-drop: 3 pt",
);

const LIMITED = DROP_ALONE.replace(
  "    ship: int8",
  "    reference: { is: source, limits: { top-1: { max-regression: 3 pt, min: 85 % } } }\n    ship: int8",
);

/** A pull request whose training run went wrong: it quantizes without a loss, for there is none left to have. */
async function forgetting(policy: string): Promise<{ result: StepResult; comment: string }> {
  const github = await startGitHub();
  const { number } = await github.openPullRequest();
  const project = digitsProject({ policy });
  project.git("switch", "--quiet", "--create", "feature");
  spoilModel(project);
  const result = await pullRequestStep({ github, number, project, head: project.commit() });
  const [comment] = await github.comments(number);
  return { result, comment: comment?.body ?? "" };
}

function itselfIn(result: StepResult) {
  expect(result.outputs.verdict, result.log).toBeDefined();
  return verdictOf(result).models[0]?.itself;
}

test.each([
  ["that no limit is set on", DROP_ALONE, true],
  ["that has limits of its own", LIMITED, undefined],
])(
  "a source %s and that forgot much fails, and the model is named as what is at fault",
  async (_, policy, implied) => {
    const { result, comment } = await forgetting(policy);
    expect([result.status, result.outputs.outcome], result.log).toEqual([1, "fail"]);
    expect(result.outputs["at-fault"]).toBe("model");

    const itself = itselfIn(result);
    const { versus } = itself?.metrics["top-1"] ?? {};
    expect(versus?.interval?.[0], "proven to have lost more than any variant may").toBeGreaterThan(
      0.03,
    );
    expect((versus?.lost ?? 0) - (versus?.gained ?? 0)).toBe(Math.round((versus?.drop ?? 0) * 997));
    expect(itself?.limits.find(({ operator }) => operator === "max-regression")).toMatchObject({
      ...{ state: "fail", outcome: "fail", limit: "3 pt" },
      ...(implied && { implied }),
    });
    const [int8] = verdictOf(result).models[0]?.variants ?? [];
    const drop = int8?.limits.find(({ operator }) => operator === "max-drop");
    expect(drop?.state, "beside its own head nothing was lost").toBe("pass");

    for (const text of [comment, result.summary]) {
      expect(text).toContain("The model itself is at fault, not its quantization.");
      expect(text).toMatch(/_the model itself_ \|.* → .*❌ fail/);
    }
    expect(result.log).toMatch(/::error .*digits\/reference top-1 max-regression 3 pt: fail/);
  },
);

test("gate: on-regression lets what is proven through with a warning, or in silence", async () => {
  const warned = DROP_ALONE.replace("models:", "gate: { on-regression: warn }\nmodels:");
  const { result } = await forgetting(warned);
  expect([result.status, result.outputs.outcome], result.log).toEqual([0, "warn"]);
  const ignored = await forgetting(warned.replace("warn }", "ignore }"));
  expect(ignored.result.outputs.outcome).toBe("pass");
  expect(
    itselfIn(ignored.result)?.metrics["top-1"]?.versus?.drop,
    "shown all the same",
  ).toBeGreaterThan(0.03);
});
