import { expect, test } from "vitest";
import { verdictOn } from "../../src/judge/judge.ts";
import { readPolicy } from "../../src/policy/read.ts";
import { answers, evidenceOf, modelOf, planned, type Scene } from "./scene.ts";

const LIMITS = "{ top-1: { max-drop: 1 pt }, size: { max: 2 KB } }";
const POLICY = `version: 1
models:
  food:
    source: Food.mlpackage
    task: image-classification
    data: { arrays: food.npz, labels: labels.csv }
    variants:
      fp16: {}
      int8: { limits: ${LIMITS} }
`;
const REFERENCE = { answers: answers(200, 150) };
const HEAD = { reference: REFERENCE, fp16: REFERENCE, int8: REFERENCE };
const SCENE: Scene = { policy: POLICY, samples: 200, head: HEAD };

/** Where the head has the two limits of int8. */
function lines(head: string): (number | undefined)[] {
  const { plan, policies } = planned(SCENE);
  const changed = { ...policies, head: readPolicy(head, "quantgate.yml") };
  const { models } = verdictOn({ plan, policies: changed, evidence: evidenceOf(SCENE) });
  const limits = models[0]?.variants[1]?.limits ?? [];
  return limits.map(({ at }) => at.headLine);
}

test.each<[string, string, (number | undefined)[]]>([
  ["where it stood", POLICY, [undefined, undefined]],
  ["further down", POLICY.replace("version: 1", "# mine\nversion: 1"), [10, 10]],
  [
    "in the variant that has lost it",
    POLICY.replace(/size.*KB } /, "").replace("fp16: {}", "fp16: {}\n"),
    [10, 10],
  ],
  ["in the model that has lost the variant", POLICY.replace(/ +int8.*\n/, ""), [3, 3]],
  ["at the top of what has lost the model", POLICY.replace("food:", "drinks:"), [1, 1]],
])("a limit is marked at the head %s", (_, head, expected) => {
  expect(lines(head)).toEqual(expected);
});

test("a limit is marked nowhere else where the head has no policy to read", () => {
  const { plan, policies } = planned(SCENE);
  const alone = { plan, policies: { target: policies.target }, evidence: evidenceOf(SCENE) };
  expect(verdictOn(alone).models[0]?.variants[1]?.limits[0]?.at).toEqual(
    modelOf(SCENE).variants[1]?.limits[0]?.at,
  );
});
