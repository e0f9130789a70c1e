import { describe, expect, test } from "vitest";
import type { PlannedRequest } from "../../src/contract/plan.ts";
import { entriesOf } from "../../src/plan/entries.ts";
import type { ModelFacts, ReadPolicy, RunFacts } from "../../src/plan/facts.ts";
import { planRun } from "../../src/plan/plan.ts";
import { readPolicy } from "../../src/policy/read.ts";

const HEAD = "a".repeat(40);
const BASE = "b".repeat(40);
const DIGEST = `sha256:${"0".repeat(64)}`;

const MODEL = `
    source: Models/Food.mlpackage
    task: image-classification
    data: { images: Eval }`;

function policy(models: string, path = "quality/quantgate.yml"): ReadPolicy {
  const text = `version: 1\nmodels:\n${models}`;
  return { policy: readPolicy(text, path), source: { path, commit: HEAD, digest: DIGEST, text } };
}

const FOOD = policy(`  food:${MODEL}
    variants:
      fp16: { limits: { top-1: { max-drop: 0.5 pt } } }
      int8: { limits: { top-7: { max-regression: 1 pt } } }
      tuned: { source: Models/Tuned.mlpackage }`);

const EVERYWHERE = { head: true, base: true, target: true };
const SAMPLES = { path: "samples/food.jsonl", digest: DIGEST, count: 9, from: "target" as const };

interface Given {
  readonly target?: ReadPolicy;
  readonly head?: ReadPolicy;
  readonly first?: boolean;
  readonly source?: ModelFacts["source"];
  readonly newVariants?: string[];
  readonly movedTo?: string;
  readonly run?: Partial<RunFacts>;
}

const RUN = {
  ...{ branch: "main", head: HEAD, base: { commit: BASE } },
  ...{ today: "2027-01-31", notes: [], auto: "portable" as const },
};

function plan({
  target = FOOD,
  head,
  first = false,
  source = EVERYWHERE,
  newVariants = [],
  movedTo,
  run,
}: Given = {}) {
  const facts: ModelFacts = {
    ...{ source, newVariants, ...(movedTo !== undefined && { movedTo }) },
    samples: SAMPLES,
    data: [{ key: "images" as const, at: { path: "quality/Eval", commit: HEAD } }],
  };
  const policies = { target, first, ...(head && { head }) };
  return planRun({
    policies,
    entries: entriesOf(policies),
    run: { ...RUN, ...run },
    facts: new Map(["food", "new"].map((name) => [name, facts])),
  });
}

const names = (request: PlannedRequest | undefined) => request?.variants.map(({ name }) => name);
const of = (side: string, { requests }: ReturnType<typeof plan>) =>
  requests.find((request) => request.side === side);

describe("what is run", () => {
  test("the head runs every variant beside its source as stored", () => {
    expect(names(of("head", plan()))).toEqual(["reference", "fp16", "int8", "tuned"]);
  });

  test("the base runs only what a max-regression asks about, beside its own source", () => {
    expect(names(of("base", plan()))).toEqual(["reference", "int8"]);
  });

  test("the base runs no package made by hand that it does not hold", () => {
    const target = policy(`  food:${MODEL}
    variants:
      tuned: { source: Tuned.mlpackage, limits: { top-1: { max-regression: 1 pt } } }`);
    expect(names(of("base", plan({ target })))).toEqual(["reference", "tuned"]);
    const without = plan({ target, newVariants: ["tuned"] });
    expect(names(of("base", without))).toEqual(["reference"]);
    expect(without.models[0]?.base).toEqual({ kind: "present", commit: BASE, without: ["tuned"] });
  });

  test("the base runs the model itself, on the first target, also where no limit asks about it", () => {
    const target = policy(`  food:${MODEL}\n    variants: { int8: {} }`);
    expect(names(of("base", plan({ target })))).toEqual(["reference"]);
    const two = policy(`  food:${MODEL}
    targets: [portable, coreml-cpu]
    variants: { int8: { limits: { top-1: { max-drop: 1 pt } } } }`);
    const sides = plan({ target: two }).requests.map(({ side, target }) => [side, target]);
    const head = [
      ["head", "portable"],
      ["head", "coreml-cpu"],
    ];
    expect(sides).toEqual([...head, ["base", "portable"]]);
  });

  test("what the model may lose since the base is measured of it and of its variants, on every target", () => {
    const target = policy(`  food:${MODEL}
    targets: [portable, coreml-cpu]
    reference: { limits: { top-1: { max-regression: 1 pt } } }
    variants: { int8: { limits: { top-1: { max-drop: 1 pt } } }, pal4: {} }`);
    const base = plan({ target }).requests.filter(({ side }) => side === "base");
    expect(base.map(names)).toEqual([
      ["reference", "int8"],
      ["reference", "int8"],
    ]);
  });

  test("auto is Core ML's CPU where the plan is made on a Mac, and the plan says so", () => {
    const here = plan();
    expect(of("head", here)?.target).toBe("portable");
    expect(here).not.toHaveProperty("auto");
    const onMac = plan({ run: { auto: "coreml-cpu" } });
    expect(of("head", onMac)?.target).toBe("coreml-cpu");
    expect(onMac.auto).toBe("coreml-cpu");
  });

  test("how long may be waited is told of every target", () => {
    const waiting = policy(`  food:${MODEL}
    targets: [portable, coreml-cpu, coreml-gpu, coreml-ane]
    timeout: 90 s
    variants: { int8: {} }`);
    const requests = plan({ target: waiting }).requests.filter(({ side }) => side === "head");
    expect(requests.map(({ target, timeout }) => [target, timeout])).toEqual([
      ["portable", 90],
      ["coreml-cpu", 90],
      ["coreml-gpu", 90],
      ["coreml-ane", 90],
    ]);
  });

  test("each side's model is read at its own commit, from the policy's folder", () => {
    const path = "quality/Models/Food.mlpackage";
    expect(of("head", plan())?.source).toEqual({ path, commit: HEAD });
    expect(of("base", plan())?.source).toEqual({ path, commit: BASE });
  });

  test("a model that the head moves is read at its new place there, at the old one at the base", () => {
    const moved = plan({ movedTo: "quality/New.mlpackage" });
    expect(of("head", moved)?.source.path).toBe("quality/New.mlpackage");
    expect(of("base", moved)?.source.path).toBe("quality/Models/Food.mlpackage");
  });

  test("a package made by hand lies beside the policy too", () => {
    const tuned = of("head", plan())?.variants.find(({ name }) => name === "tuned");
    expect(tuned?.recipe).toEqual({ kind: "source", path: "quality/Models/Tuned.mlpackage" });
  });

  test("records hold the largest k that is asked for, and at least five", () => {
    expect(of("head", plan())?.options).toEqual({ top: 7 });
    const target = policy(`  food:${MODEL}\n    variants: { int8: {} }`);
    expect(of("head", plan({ target }))?.options).toEqual({ top: 5 });
  });

  test("fp32 as a reference runs although no variant is called so", () => {
    const target = policy(`  food:${MODEL}\n    reference: fp32\n    variants: { int8: {} }`);
    expect(names(of("head", plan({ target })))).toEqual(["reference", "fp32", "int8"]);
  });

  test("auto is the portable engine on every machine", () => {
    expect(of("head", plan())?.target).toBe("portable");
  });
});

describe("what becomes of a model", () => {
  const status = (given: Given) => plan(given).models.map(({ name, status }) => [name, status]);

  test.each<[string, ModelFacts["source"], string]>([
    ["at the head it is judged", EVERYWHERE, "judged"],
    [
      "that the head does not have it is missing",
      { head: false, base: true, target: true },
      "missing",
    ],
    [
      "younger than the branch it is unchanged",
      { head: false, base: false, target: true },
      "unchanged",
    ],
  ])("%s", (_, source, expected) => {
    expect(status({ source })).toEqual([["food", expected]]);
  });

  test("an entry that only the head's policy has is new and judged by the head's", () => {
    const added = policy(`  new:${MODEL}\n    variants: { int8: {} }`);
    const models = plan({ head: added }).models;
    expect(models.map((model) => [model.name, model.status, model.policy])).toEqual([
      ["food", "judged", "target"],
      ["new", "new", "head"],
    ]);
  });

  test("an entry that both have is judged by the target's", () => {
    const lax = policy(`  food:${MODEL}\n    variants: { int8: {} }`);
    expect(names(of("head", plan({ head: lax })))).toEqual(["reference", "fp16", "int8", "tuned"]);
  });

  test("under a first policy every model is new", () => {
    expect(status({ first: true })).toEqual([["food", "new"]]);
  });

  test("a model of which every target is recorded is made for its weights, and not run", () => {
    const target = policy(`  food:
    source: Models/Food.mlpackage
    task: parity
    targets: [phone]
    recorded: { phone: Measured }
    variants: { int8: {} }`);
    const { models, requests } = plan({ target });
    expect(models[0]).toMatchObject({ status: "judged" });
    expect(requests).toMatchObject([
      { side: "head", target: "portable", packagesOnly: true },
      { side: "base", target: "portable", packagesOnly: true, variants: [{ name: "reference" }] },
    ]);
  });

  test("a model without a source is judged by what was recorded, and nothing is made", () => {
    const target = policy(`  food:
    task: image-classification
    targets: [phone]
    recorded: { phone: Measured }
    variants: { int8: {} }`);
    const { models, requests } = plan({ target });
    expect(models[0]).toMatchObject({ status: "judged", task: "image-classification" });
    expect(requests).toEqual([]);
  });

  test("a task that nothing evaluates yet is unsupported, with why, and runs nothing", () => {
    const target = policy(`  food:
    source: Models/Food.mlpackage
    task: segmentation
    data: { images: Eval, masks: Masks }
    variants: { int8: {} }`);
    const { models, requests } = plan({ target });
    expect(models[0]).toMatchObject({
      status: "unsupported",
      why: "segmentation is not evaluated yet",
    });
    expect(requests).toEqual([]);
  });
});

describe("whether there is a base to compare with", () => {
  const base = (given: Given) => plan(given).models[0]?.base;

  test("present where the merge-base holds the model", () => {
    expect(base({})).toEqual({ kind: "present", commit: BASE });
  });

  test("absent only where the merge-base's own tree shows it", () => {
    expect(base({ source: { head: true, base: false, target: true } })).toEqual({
      kind: "absent",
      why: "the merge-base bbbbbbb has no such model",
    });
  });

  test("unknown where the run knows no base", () => {
    const run = { base: { unknown: "the push created its branch" } };
    expect(base({ run })).toEqual({ kind: "unknown", why: "the push created its branch" });
  });
});
