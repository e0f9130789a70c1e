import { describe, expect, test } from "vitest";
import type { Change } from "../../../src/contract/change.ts";
import { policyChanges } from "../../../src/policy/changes/policy-changes.ts";
import { readPolicy } from "../../../src/policy/read.ts";

const POLICY = `version: 1
gate: { confidence: 95 %, on-inconclusive: fail }
branches:
  "release/**": { gate: { on-unmeasured: fail } }
  "hotfix/**": { gate: { confidence: 99 % } }
models:
  food:
    source: Food.mlpackage
    task: image-classification
    data: { images: Eval/food, labels: Eval/labels.csv, slice-by: [light] }
    variants:
      fp16: { limits: { top-1: { max-drop: 0.5 pt } } }
      int8:
        limits:
          top-1: { min: 88 %, max-drop: 0.5 pt }
          size: { max: 13 MB }
        slices: { light=dark: { top-1: { min: 80 % } } }
  drinks:
    source: Drinks.mlpackage
    task: image-classification
    data: { images: Eval/drinks }
    ship: int8
    variants: { fp16: {}, int8: { limits: { top-1: { max-drop: 1 pt } } } }
waivers:
  - { model: food, variant: int8, limit: top-1 min, weights: "sha256:${"a".repeat(64)}", until: 2027-01-31, reason: new camera, approver: "@lead" }
`;

const COMMIT = "c".repeat(40);

function written(text: string) {
  const path = "quantgate.yml";
  return { policy: readPolicy(text, path), source: { path, commit: COMMIT, text } };
}

type Edit = readonly [from: string, to: string];

function edited(...edits: readonly Edit[]): string {
  return edits.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the policy has no ${from}`);
    return text.replace(from, to);
  }, POLICY);
}

function changes(...edits: readonly Edit[]): Change[] {
  return policyChanges(written(POLICY), written(edited(...edits)));
}

function told({ direction, about, says, before, after, at }: Change): string {
  const what = says === undefined ? about : `${about} (${says})`;
  return `${at?.line}: ${direction} ${what}: ${before ?? "none"} → ${after ?? "none"}`;
}

const FP16: Edit = ["      fp16: { limits: { top-1: { max-drop: 0.5 pt } } }\n", ""];
const REFERENCE_LIMIT = "    reference: { limits: { top-1: { max-regression: 1 pt } } }\n";
const FOOD_REFERENCE = "source: Food.mlpackage\n    reference:";

describe("a policy changes by", () => {
  test.each<[string, readonly Edit[], string[]]>([
    [
      "a wider limit",
      [["88 %, max-drop: 0.5 pt", "88 %, max-drop: 2 pt"]],
      ["15: loosens food/int8 top-1 max-drop: 0.5 pt → 2 pt"],
    ],
    [
      "a narrower limit",
      [["88 %, max-drop: 0.5 pt", "88 %, max-drop: 0.4 pt"]],
      ["15: tightens food/int8 top-1 max-drop: 0.5 pt → 0.4 pt"],
    ],
    ["a lower floor", [["88 %", "80 %"]], ["15: loosens food/int8 top-1 min: 88 % → 80 %"]],
    ["a higher floor", [["88 %", "90 %"]], ["15: tightens food/int8 top-1 min: 88 % → 90 %"]],
    ["another unit for the same", [["13 MB", "13000000 B"]], []],
    ["a larger size", [["13 MB", "13 MiB"]], ["16: loosens food/int8 size max: 13 MB → 13 MiB"]],
    [
      "a limit less",
      [["          size: { max: 13 MB }\n", ""]],
      ["14: loosens food/int8 size max: 13 MB → none"],
    ],
    [
      "a limit more",
      [["max: 13 MB", "max: 13 MB, max-ratio: 0.5"]],
      ["16: tightens food/int8 size max-ratio: none → 0.5"],
    ],
    [
      "a wider limit on a slice",
      [["min: 80 %", "min: 70 %"]],
      ["17: loosens food/int8 light=dark top-1 min: 80 % → 70 %"],
    ],
    [
      "a limit on the model itself",
      [["    variants:\n      fp16", `${REFERENCE_LIMIT}    variants:\n      fp16`]],
      ["11: tightens food/reference top-1 max-regression: none → 1 pt"],
    ],
    [
      "what follows where the model itself got worse",
      [["on-inconclusive: fail }", "on-inconclusive: fail, on-regression: ignore }"]],
      ["2: loosens gate on-regression: none → ignore"],
    ],
    [
      "less that ends early",
      [["on-inconclusive: fail }", "on-inconclusive: fail, early: false }"]],
      ["2: loosens gate early: none → false"],
    ],
    [
      "more that ends early",
      [["on-inconclusive: fail }", "on-inconclusive: fail, early: true }"]],
      ["2: tightens gate early: none → true"],
    ],
    ["a variant less", [FP16], ["11: loosens food/fp16 (removed): 1 limit → none"]],
    [
      "a variant more",
      [[FP16[0], `${FP16[0]}      pal4: {}\n`]],
      ["13: changes food/pal4 (added): none → no limits"],
    ],
    [
      "a model less",
      [[POLICY.slice(POLICY.indexOf("  drinks:"), POLICY.indexOf("waivers:")), ""]],
      ["6: loosens drinks (removed): fp16, int8 → none"],
    ],
    [
      "a confidence less sure",
      [["confidence: 95 %", "confidence: 80 %"]],
      ["2: loosens gate confidence: 95 % → 80 %"],
    ],
    [
      "a doubt that warns",
      [["on-inconclusive: fail", "on-inconclusive: warn"]],
      ["2: loosens gate on-inconclusive: fail → warn"],
    ],
    [
      "a doubt that is not spoken of, and so warns",
      [[", on-inconclusive: fail", ""]],
      ["2: loosens gate on-inconclusive: fail → none"],
    ],
    [
      "a missing number that warns",
      [["on-inconclusive: fail }", "on-inconclusive: fail, on-unmeasured: warn }"]],
      ["2: loosens gate on-unmeasured: none → warn"],
    ],
    [
      "an untouched model that is judged all the same",
      [["on-inconclusive: fail }", "on-inconclusive: fail, on-unchanged: judge }"]],
      ["2: tightens gate on-unchanged: none → judge"],
    ],
    [
      "an untouched model that is skipped on some branches",
      [["{ on-unmeasured: fail }", "{ on-unmeasured: fail, on-unchanged: skip }"]],
      ["4: changes branch release/** on-unchanged: none → skip"],
    ],
    [
      "a gate of a model's own",
      [["ship: int8", "ship: int8\n    gate: { on-inconclusive: warn }"]],
      ["23: loosens drinks on-inconclusive: none → warn"],
    ],
    [
      "a gate of a variant's own",
      [["fp16: {}", "fp16: { gate: { confidence: 99 % } }"]],
      ["23: tightens drinks/fp16 confidence: none → 99 %"],
    ],
    [
      "a branch's rule less",
      [['  "hotfix/**": { gate: { confidence: 99 % } }\n', ""]],
      ["3: loosens branch hotfix/** confidence: 99 % → none"],
    ],
    [
      "a branch's rule that loosens what is around it",
      [['  "hotfix/**"', '  "old/**": { gate: { on-inconclusive: warn } }\n  "hotfix/**"']],
      [
        "5: loosens branch old/** on-inconclusive: none → warn",
        "3: changes branches (the first match rules): release/**, hotfix/** → release/**, old/**, hotfix/**",
      ],
    ],
    [
      "a branch's rule that hides a stricter one",
      [['  "hotfix/**"', '  "h*/**": { gate: { confidence: 95 % } }\n  "hotfix/**"']],
      [
        "5: loosens branch h*/** confidence: none → 95 %",
        "3: changes branches (the first match rules): release/**, hotfix/** → release/**, h*/**, hotfix/**",
      ],
    ],
    [
      "rules in another order",
      [
        ['  "hotfix/**": { gate: { confidence: 99 % } }\n', ""],
        ['  "release/**"', '  "hotfix/**": { gate: { confidence: 99 % } }\n  "release/**"'],
      ],
      [
        "3: changes branches (the first match rules): release/**, hotfix/** → hotfix/**, release/**",
      ],
    ],
    [
      "a ship that enforces less",
      [["ship: int8", "ship: fp16"]],
      ["22: loosens drinks ship: int8 → fp16"],
    ],
    [
      "no ship, which enforces all",
      [["    ship: int8\n", ""]],
      ["18: tightens drinks ship: int8 → none"],
    ],
    [
      "a reference that loses as much",
      [["source: Food.mlpackage", `${FOOD_REFERENCE} fp16`]],
      ["9: loosens food reference: source → fp16"],
    ],
    [
      "a reference as good",
      [["source: Food.mlpackage", `${FOOD_REFERENCE} fp32`]],
      ["9: changes food reference: source → fp32"],
    ],
    [
      "another source",
      [["source: Food.mlpackage", "source: Food2.mlpackage"]],
      ["8: changes food source: Food.mlpackage → Food2.mlpackage"],
    ],
    [
      "another target",
      [["source: Food.mlpackage", "source: Food.mlpackage\n    targets: [portable]"]],
      ["9: loosens food targets: auto → portable"],
    ],
    [
      "how long may be waited",
      [["ship: int8", "ship: int8\n    timeout: 90 s"]],
      ["23: changes drinks timeout: none → 90 s"],
    ],
    [
      "another objective",
      [["ship: int8", "ship: int8\n    objective: latency"]],
      ["23: changes drinks objective: size → latency"],
    ],
    [
      "other data",
      [["Eval/labels.csv", "Eval/easy.csv"]],
      ["10: changes food data labels: Eval/labels.csv → Eval/easy.csv"],
    ],
    [
      "a waiver that lasts longer",
      [["2027-01-31", "2028-01-31"]],
      ["25: loosens waiver of food/int8 top-1 min until: 2027-01-31 → 2028-01-31"],
    ],
    [
      "a waiver for other weights",
      [["a".repeat(64), "b".repeat(64)]],
      [
        "24: tightens waiver of food/int8 top-1 min (removed): until 2027-01-31 → none",
        "25: loosens waiver of food/int8 top-1 min (added): none → until 2027-01-31",
      ],
    ],
    ["a comment, which is nothing", [["version: 1", "version: 1 # one"]], []],
  ])("%s", (_, edits, expected) => {
    expect(changes(...edits).map(told)).toEqual(expected);
  });

  test("data that are no longer pinned", () => {
    const pin = `images: Eval/drinks, digest: "sha256:${"d".repeat(64)}"`;
    const pinned = edited(["images: Eval/drinks", pin]);
    const [only] = policyChanges(written(pinned), written(POLICY));
    expect(only).toMatchObject({ direction: "loosens", about: "drinks data digest", after: null });
  });

  test("another recipe, by its own words", () => {
    const own = (bits: number) => `own: { convert: { palettize: { nbits: ${bits} } } }, fp16: {}`;
    const [before, after] = [edited(["fp16: {}", own(4)]), edited(["fp16: {}", own(2)])];
    const [only] = policyChanges(written(before), written(after));
    expect(only).toMatchObject({ direction: "changes", about: "drinks/own recipe" });
    expect([only?.before, only?.after].map((text) => text?.includes('"nbits":'))).toEqual([
      true,
      true,
    ]);
  });

  test("a limit that holds on fewer targets", () => {
    const both = "source: Food.mlpackage\n    targets: [portable, coreml-cpu]";
    const before = edited(["source: Food.mlpackage", both]);
    const after = before.replace("{ max: 13 MB }", "{ max: 13 MB, on: portable }");
    expect(policyChanges(written(before), written(after)).map(told)).toEqual([
      "17: loosens food/int8 size max on: portable, coreml-cpu → portable",
    ]);
  });
});

describe("what a variant inherits from the reference", () => {
  const limited = POLICY.replace(
    "    variants:\n      fp16",
    `${REFERENCE_LIMIT}    variants:\n      fp16`,
  );
  const toldOf = (text: string) => policyChanges(written(limited), written(text)).map(told);

  test("is told of once, where it is written", () => {
    expect(toldOf(limited.replace("max-regression: 1 pt", "max-regression: 2 pt"))).toEqual([
      "11: loosens food/reference top-1 max-regression: 1 pt → 2 pt",
    ]);
    expect(toldOf(POLICY)).toEqual(["7: loosens food/reference top-1 max-regression: 1 pt → none"]);
  });

  test("is loosened by a wider limit of the variant's own", () => {
    const own = limited.replace("{ min: 88 %,", "{ min: 88 %, max-regression: 5 pt,");
    expect(toldOf(own)).toEqual(["16: loosens food/int8 top-1 max-regression: 1 pt → 5 pt"]);
  });
});

describe("a branch that the target has left behind", () => {
  const tightened = edited(["88 %, max-drop: 0.5 pt", "88 %, max-drop: 0.3 pt"]);

  test("loosens nothing by what it never touched", () => {
    const base = readPolicy(POLICY, "quantgate.yml");
    expect(policyChanges(written(tightened), written(POLICY))).toHaveLength(1);
    expect(policyChanges(written(tightened), written(POLICY), base)).toEqual([]);
  });

  test("is still told of what it changes itself", () => {
    const base = readPolicy(POLICY, "quantgate.yml");
    const head = edited(["88 %, max-drop: 0.5 pt", "88 %, max-drop: 2 pt"]);
    expect(policyChanges(written(tightened), written(head), base).map(told)).toEqual([
      "15: loosens food/int8 top-1 max-drop: 0.3 pt → 2 pt",
    ]);
  });

  test("is told of the limits of a variant that both have added", () => {
    const base = readPolicy(edited(FP16), "quantgate.yml");
    const head = edited([
      "fp16: { limits: { top-1: { max-drop: 0.5",
      "fp16: { limits: { top-1: { max-drop: 5",
    ]);
    expect(policyChanges(written(POLICY), written(head), base).map(told)).toEqual([
      "12: loosens food/fp16 top-1 max-drop: 0.5 pt → 5 pt",
    ]);
  });
});

describe("a branch that changes a model which the target has removed since", () => {
  const without = edited([
    POLICY.slice(POLICY.indexOf("  drinks:"), POLICY.indexOf("waivers:")),
    "",
  ]);
  const base = readPolicy(POLICY, "quantgate.yml");

  test("is told that it brings it back", () => {
    const head = edited(["max-drop: 1 pt", "max-drop: 2 pt"]);
    expect(policyChanges(written(without), written(head), base).map(told)).toEqual([
      "18: changes drinks (added): none → fp16, int8",
    ]);
  });

  test("is not where it left it alone", () => {
    expect(policyChanges(written(without), written(POLICY), base)).toEqual([]);
  });
});

test("what is very long is cut", () => {
  const [only] = changes(["Eval/labels.csv", `Eval/${"x".repeat(500)}.csv`]);
  expect(only?.after).toHaveLength(201);
});

test("what of a mean without a most counts by number is told, once for all its operators", () => {
  const limits = (more: string) =>
    POLICY.replace("size: { max: 13 MB }", `log-loss: { max-increase: 0.03, max-ratio: 2${more} }`);
  const changed = (before: string, after: string) =>
    policyChanges(written(limits(before)), written(limits(after))).map(
      ({ direction, about, before: was, after: is }) => [direction, about, was, is],
    );
  expect(changed(", worst: 1, max-share: 5 %", ", worst: 2, max-share: 10 %")).toEqual([
    ["loosens", "food/int8 log-loss worst", "1", "2"],
    ["loosens", "food/int8 log-loss max-share", "5 %", "10 %"],
  ]);
  expect(changed(", worst: 2", ", worst: 1")).toEqual([
    ["loosens", "food/int8 log-loss worst", "2", "1"],
  ]);
  expect(changed(", max-share: 5 %", ", max-share: 1 %")).toEqual([
    ["tightens", "food/int8 log-loss max-share", "5 %", "1 %"],
  ]);
  expect(changed(", max-share: 5 %", ", worst: 1")).toEqual([
    ["loosens", "food/int8 log-loss worst", null, "1"],
  ]);
});

test("what a branch judges a model on is told like the model's own data", () => {
  const on = (data: string) =>
    POLICY.replace(
      '"release/**": { gate: { on-unmeasured: fail } }',
      `"release/**": { gate: { on-unmeasured: fail }${data} }`,
    );
  const held = (images: string) => `, models: { drinks: { data: { images: ${images} } } }`;
  const changed = (before: string, after: string) =>
    policyChanges(written(on(before)), written(on(after))).map(
      ({ direction, about, before: was, after: is }) => [direction, about, was, is],
    );
  const about = "branch release/** drinks data images";
  expect(changed(held("Held"), held("Other"))).toEqual([["changes", about, "Held", "Other"]]);
  expect(changed(held("Held"), "")).toEqual([["changes", about, "Held", null]]);
  expect(changed("", held("Held"))).toEqual([["changes", about, null, "Held"]]);
});
