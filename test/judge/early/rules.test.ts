import { expect, test } from "vitest";
import type { PlannedModel } from "../../../src/contract/plan.ts";
import { stopRulesFor } from "../../../src/judge/early/rules.ts";
import { limitName } from "../../../src/words/limits.ts";
import { planned } from "../scene.ts";

const SAMPLES = {
  ...{ path: "samples/food.jsonl", digest: `sha256:${"0".repeat(64)}`, count: 2000 },
  from: "target",
} as const;
const TODAY = "2027-01-31";
const LIMITS =
  "top-1: { min: 90 %, max-drop: 1 pt, max-regression: 1 pt }, top-2: { min: 95 %, on: coreml-cpu }, size: { max: 1 MB }";

interface Given {
  readonly early?: string;
  readonly samples?: Partial<NonNullable<PlannedModel["samples"]>>;
  readonly waivers?: string;
  readonly variant?: string;
  readonly target?: string;
}

/** The names of the limits by which a variant may be stopped, and by which of these it may be by bets. */
function rules({
  early = "certified",
  samples,
  waivers = "",
  variant = "int8",
  target = "portable",
}: Given = {}) {
  const policy = `version: 1
gate: { early: ${early} }
models:
  food:
    source: Food.mlpackage
    task: image-classification
    data: { arrays: food.npz, labels: labels.csv, slice-by: [light] }
    targets: [portable, coreml-cpu, phone]
    recorded: { phone: Measured }
    reference: { is: fp16, limits: { top-1: { min: 90 % } } }
    variants:
      fp16: { limits: { top-1: { min: 90 % } } }
      int8:
        limits: { ${LIMITS} }
        slices: { light=dark: { top-1: { max-drop: 9 pt } } }
${waivers}`;
  const { plan, policies } = planned({
    ...{ policy, samples: 0, head: {}, plan: { today: TODAY } },
    planned: { samples: { ...SAMPLES, ...samples } },
  });
  const [one] = plan.models;
  const [model] = policies.target.models;
  if (one === undefined || model === undefined) throw new Error("there is no model");
  const found = stopRulesFor({ plan, policy: policies.target, planned: one, model });
  return found(variant, target).map(({ limit, bets, alpha }) => [limitName(limit), bets, alpha]);
}

const waived = (until: string) => `waivers:
  - { model: food, variant: int8, limit: top-1 max-drop, weights: "sha256:${"a".repeat(64)}", until: ${until}, reason: none, approver: "@lead" }`;
const CERTAIN = [
  ["top-1 min", false, expect.closeTo(0.05)],
  ["top-1 max-drop", false, expect.closeTo(0.05)],
];

test("a variant is stopped by its limits on answers that are right or wrong, on the target that they are of", () => {
  expect(rules()).toEqual(CERTAIN);
  expect(rules({ target: "coreml-cpu" })).toEqual([
    ...CERTAIN,
    ["top-2 min", false, expect.closeTo(0.05)],
  ]);
});

test("its policy says whether bets may stop it, or nothing may", () => {
  expect(rules({ early: "true" }).map(([, bets]) => bets)).toEqual([true, true]);
  expect(rules({ early: "false" })).toEqual([]);
});

test("no variant is stopped where examples tell of one thing, or some wait for a label", () => {
  expect(rules({ samples: { clusters: { count: 500 } } })).toEqual([]);
  expect(rules({ samples: { unlabelled: 100 } })).toEqual([]);
});

test("no limit that is waived today stops its variant", () => {
  expect(rules({ waivers: waived(TODAY) }).map(([name]) => name)).toEqual(["top-1 min"]);
  expect(rules({ waivers: waived("2027-01-30") })).toEqual(CERTAIN);
});

test("the reference is measured whole, and so is what was measured elsewhere", () => {
  expect(rules({ variant: "fp16" })).toEqual([]);
  expect(rules({ target: "phone" })).toEqual([]);
});
