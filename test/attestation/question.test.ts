import { expect, test } from "vitest";
import { questionText } from "../../src/attestation/question.ts";
import type { At, Plan } from "../../src/contract/plan.ts";

const [ONE, OTHER] = ["1".repeat(40), "2".repeat(40)];
const TOOLS = { quantgate: "0.1.0", program: "sha256:p", worker: "sha256:w" };

const POLICY = `version: 1
models:
  digits:
    source: Digits.mlpackage
    task: image-classification
    data: { arrays: digits.npz, labels: labels.csv }
    variants: { int8: { limits: { top-1: { min: 80 % } } } }
`;
const WAIVED = `${POLICY}waivers:
  - { model: digits, variant: int8, limit: top-1 min, weights: "sha256:${"a".repeat(64)}", until: 2027-01-31, reason: r, approver: a }
`;

function planOf({ commit = ONE, text = POLICY, today = "2027-01-01" } = {}): Plan {
  const at = (path: string): At => ({ path, commit });
  const digest = `sha256:${"d".repeat(64)}`;
  return {
    ...{ schema: 2, branch: "main", today, notes: [] },
    policies: { target: { ...at("quantgate.yml"), digest, text } },
    ...{ head: { commit }, base: { commit } },
    models: [
      {
        ...{ name: "digits", status: "judged", policy: "target", task: "image-classification" },
        samples: { path: "samples/digits.jsonl", digest, count: 9, from: "target" },
        ...{ base: { kind: "present", commit }, why: `as the merge-base ${commit} has it` },
      },
    ],
    requests: [
      {
        ...{ model: "digits", side: "head", target: "portable", task: "image-classification" },
        ...{ source: at("Digits.mlpackage"), data: [{ key: "arrays", at: at("digits.npz") }] },
        options: { top: 5 },
        variants: [
          { name: "int8", recipe: { kind: "preset", preset: "int8" } },
          { name: "mine", recipe: { kind: "source", path: "Mine.mlpackage" } },
        ],
      },
    ],
  };
}

const contents = ({ path }: At) => `contents of ${path}`;
const ask = (plan: Plan, contentOf = contents, tools = TOOLS) =>
  questionText(plan, contentOf, tools);
const same = ask(planOf());

test("other commits with the same contents ask the same", () => {
  expect(ask(planOf({ commit: OTHER }))).toBe(same);
  expect(same).not.toContain(ONE);
});

test("the day asks nothing new, unless waivers end with it", () => {
  const tomorrow = { today: "2027-01-02" };
  expect(ask(planOf(tomorrow))).toBe(same);
  expect(ask(planOf({ ...tomorrow, text: WAIVED }))).not.toBe(ask(planOf({ text: WAIVED })));
});

test("the machines that it was planned for ask nothing new", () => {
  expect(ask({ ...planOf(), shards: 3, run: { id: "7", attempt: 1 } })).toBe(same);
});

test.each(["Digits.mlpackage", "digits.npz", "Mine.mlpackage"])(
  "other contents of %s ask another",
  (path) => {
    expect(ask(planOf(), (at) => contents(at) + (at.path === path ? "!" : ""))).not.toBe(same);
  },
);

test.each<[what: string, edit: (plan: Plan) => Plan]>([
  ["branch", (plan) => ({ ...plan, branch: "release/1" })],
  ["policy", (plan) => editedPolicy(plan, { digest: `sha256:${"e".repeat(64)}` })],
  ["labels", (plan) => editedModel(plan, { samples: undefined })],
  ["status", (plan) => editedModel(plan, { status: "unchanged" })],
  [
    "proof that there is a base",
    (plan) => editedModel(plan, { base: { kind: "absent", why: "" } }),
  ],
  ["variants", (plan) => ({ ...plan, requests: plan.requests.slice(1) })],
  ["note", (plan) => ({ ...plan, notes: ["the newest main could not be asked for"] })],
])("another %s asks another", (_, edit) => {
  expect(ask(edit(planOf()))).not.toBe(same);
});

function editedPolicy(plan: Plan, change: object): Plan {
  return { ...plan, policies: { target: { ...plan.policies.target, ...change } } };
}

function editedModel(plan: Plan, change: object): Plan {
  return { ...plan, models: plan.models.map((model) => ({ ...model, ...change })) };
}

test.each(["quantgate", "program", "worker"])("another %s asks another", (tool) => {
  expect(ask(planOf(), contents, { ...TOOLS, [tool]: "another" })).not.toBe(same);
});
