import { expect, test } from "vitest";
import { resultOf } from "../../../src/commands/selftest/result.ts";
import { DAMAGES, UNCHANGED, underTest } from "../../../src/commands/selftest/under-test.ts";
import type { Plan } from "../../../src/contract/plan.ts";
import { Recipe } from "../../../src/contract/recipe.ts";
import type { JudgedModel, JudgedVariant } from "../../../src/contract/verdict.ts";
import { readPolicy } from "../../../src/policy/read.ts";
import { DEFAULT_GATE } from "../../../src/policy/settings.ts";

const TEXT = `version: 1
models:
  food:
    source: Food.mlpackage
    task: image-classification
    data: { images: food }
    reference: fp32
    ship: int8
    variants:
      int8: { limits: { top-1: { min: 90 %, max-drop: 1 pt, max-regression: 1 pt }, size: { max: 1 MB } } }
      int4: { limits: { top-5: { max-drop: 3 pt } } }
  bare:
    source: Bare.mlpackage
    task: image-classification
    data: { images: food }
    variants: { int8: { limits: { size: { max: 1 MB } } } }
`;
const POLICY = readPolicy(TEXT, "quantgate.yml");

function request(model: string): Plan["requests"][number] {
  return {
    ...{ model, side: "head", target: "portable", task: "image-classification" },
    source: { path: "Food.mlpackage", commit: null },
    data: [],
    options: { top: 5 },
    variants: [{ name: "reference", recipe: { kind: "stored" } }],
  };
}

function planned(name: string): Plan["models"][number] {
  return { name, status: "judged", policy: "target", base: { kind: "unknown", why: "" } };
}

const PLAN: Plan = {
  schema: 2,
  branch: null,
  policies: {
    target: { path: "quantgate.yml", commit: null, digest: `sha256:${"0".repeat(64)}`, text: TEXT },
  },
  head: { commit: null },
  models: [planned("food"), planned("bare"), planned("gone")],
  requests: [request("food"), request("bare")],
  notes: [],
};

test("the variants are the source itself and damaged copies, all held to what ships, against the source", () => {
  const { policy } = underTest(PLAN, { target: POLICY });
  const [model, ...others] = policy.models;
  expect(others).toEqual([]);
  expect(model).toMatchObject({ name: "food", ship: null, reference: "source" });
  expect(model?.variants.map(({ name }) => name)).toEqual([
    UNCHANGED,
    ...DAMAGES.map(({ name }) => name),
  ]);
  for (const { limits, recipe } of model?.variants ?? []) {
    expect(limits.map(({ operator }) => operator)).toEqual(["min", "max-drop"]);
    expect(Recipe.safeParse(recipe).success).toBe(true);
  }
});

test("a few variants run at a time, each time beside the reference", () => {
  const { plan } = underTest(PLAN, { target: POLICY });
  expect(plan.requests.map(({ variants }) => variants.length)).toEqual([2, 4, 4, 4, 4, 4, 4]);
  expect(plan.requests.every(({ variants }) => variants[0]?.name === "reference")).toBe(true);
});

test("what cannot be tested is named with its reason", () => {
  const { untested, plan } = underTest(PLAN, { target: POLICY });
  expect(plan.models.map(({ name }) => name)).toEqual(["food"]);
  expect([...untested.keys()]).toEqual(["bare", "gone"]);
  expect(untested.get("bare")).toContain("nothing would be noticed");
});

const LIMITS =
  POLICY.models[0]?.variants[0]?.limits.filter(({ operator }) => operator === "max-drop") ?? [];

function variant(
  name: string,
  drop: number,
  outcome: "pass" | "fail",
  reason?: string,
): JudgedVariant {
  return {
    ...{ name, outcome, enforced: true, notes: [], limits: [] },
    ...(reason !== undefined && { reason }),
    metrics: { "top-1": { value: 0.9 - drop, n: 997, versus: { drop, lost: 0, gained: 0 } } },
  };
}

function resultFor(variants: readonly JudgedVariant[]) {
  const model: JudgedModel = {
    ...{ name: "food", outcome: "pass", status: "judged", task: "image-classification" },
    ...{ targets: ["portable"], reference: null, recommended: null, because: "", notes: [] },
    variants: [...variants],
  };
  return resultOf(model, LIMITS, DEFAULT_GATE);
}

const SOUND = [
  variant(UNCHANGED, 0, "pass"),
  ...DAMAGES.map(({ name, strength }) =>
    variant(name, strength / 5, strength > 0.05 ? "fail" : "pass"),
  ),
];

test("a gate that passes the model and stops the strongest damage has no problem", () => {
  expect(resultFor(SOUND)).toMatchObject({ stopped: 12, of: 18, problems: [] });
});

test("a gate that stops the model as it is has one", () => {
  const result = resultFor([variant(UNCHANGED, 0, "fail"), ...SOUND.slice(1)]);
  expect(result.problems).toEqual([expect.stringContaining("The model as it is does not pass")]);
});

test("a gate that lets one copy of the strongest damage through has one", () => {
  const result = resultFor([...SOUND.slice(0, -1), variant("damaged-1-3", 0.3, "pass")]);
  expect(result.problems).toEqual([
    expect.stringContaining("The strongest damage was let through"),
  ]);
});

test("a copy that could not be measured counts neither as stopped nor as let through", () => {
  const dead = DAMAGES.map(({ name }) => variant(name, 0, "fail", "the worker was killed"));
  const result = resultFor([variant(UNCHANGED, 0, "pass"), ...dead]);
  expect(result).toMatchObject({ stopped: 0, of: 0 });
  expect(result.problems).toEqual(["No damaged copy could be measured: the worker was killed."]);
});
