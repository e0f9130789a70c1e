import { describe, expect, test } from "vitest";
import type { Cause } from "../../src/contract/attribution.ts";
import { answers, BASE, type Fake, flipped, recordsOf, type Scene, variantOf } from "./scene.ts";

const N = 1000;
const REFERENCE = answers(N, 900);

const policyOf = (variant = "int8: {") => `version: 1
models:
  food:
    source: Food.mlpackage
    task: image-classification
    data: { arrays: food.npz, labels: labels.csv }
    variants:
      ${variant} limits: { top-1: { max-regression: 9 pt } } }
`;

interface Side {
  readonly reference?: Partial<Fake>;
  readonly int8?: Partial<Fake>;
}

/** At the base the reference has 900 right, int8 loses ten of them; at the head what is told differs. */
function scene(head: Side, base: Side = {}, more: Partial<Scene> = {}): Scene {
  const side = ({ reference = {}, int8 = {} }: Side) => ({
    reference: { answers: REFERENCE, ...reference },
    int8: { answers: flipped(REFERENCE, 10, 0), ...int8 },
  });
  const samples = {
    path: "s",
    digest: `sha256:${"5".repeat(64)}`,
    count: N,
    from: "target",
  } as const;
  return {
    policy: policyOf(),
    samples: N,
    head: side(head),
    base: side(base),
    planned: { base: { kind: "present", commit: BASE }, samples },
    ...more,
  };
}

const found = (one: Scene) => {
  const name = "qat" in one.head ? "qat" : "int8";
  const { attribution } = variantOf(one, name);
  if (attribution === undefined) throw new Error("nothing is attributed");
  return attribution;
};

const changed = (one: Scene): Cause["cause"][] =>
  found(one).causes.flatMap((cause) => (cause.found === "changed" ? [cause.cause] : []));

const why = (one: Scene, which: Cause["cause"]) =>
  found(one).causes.find(({ cause }) => cause === which)?.why;

describe("what changed between base and head", () => {
  test.each<[string, Side, Side, Cause["cause"][]]>([
    ["nothing", {}, {}, []],
    ["the source", { reference: { weights: "1" }, int8: { weights: "2" } }, {}, ["weights"]],
    ["what the same source is made into", { int8: { weights: "2" } }, {}, ["conversion"]],
    [
      "how many tensors the recipe compresses",
      { reference: { weights: "1" }, int8: { weights: "2", compressed: 2 } },
      {},
      ["weights", "conversion"],
    ],
    [
      "the environment",
      {
        reference: { fingerprint: { coremltools: "9.1" } },
        int8: { fingerprint: { coremltools: "9.1" }, weights: "2" },
      },
      {},
      ["toolchain"],
    ],
  ])("%s", (_, head, base, causes) => {
    expect(changed(scene(head, base))).toEqual(causes);
  });

  test("is said with the evidence", () => {
    const one = scene({ reference: { weights: "1" }, int8: { weights: "2", compressed: 2 } });
    expect(found(one).causes.map(({ why }) => why)).toEqual([
      "the source is sha256:111111111111, at the base sha256:222222222222",
      "the recipe is the same, but compressed 2 of 2 tensors, at the base 4 of 4 tensors",
      "both answer the same 1000 examples, sha256:555555555555",
      "both ran with portable 1, coremltools 9.0, Linux x86_64, x86_64, evaluator 1",
    ]);
  });

  test("of a package made by hand is its own weights", () => {
    const made = scene({ int8: { weights: "2" } });
    const policy = policyOf("qat: { source: QAT.mlpackage,");
    const named = ({ int8, ...side }: Scene["head"] = {}) => ({
      ...side,
      ...(int8 && { qat: int8 }),
    });
    const one = { ...made, policy, head: named(made.head), base: named(made.base) };
    expect(changed(one)).toEqual(["weights"]);
    expect(why(one, "conversion")).toBe("nothing is converted");
  });

  test("is unknown where the source was not measured", () => {
    const one = scene({}, { reference: { failed: "the worker died" } });
    expect(found(one).causes[0]).toEqual({
      ...{ cause: "weights", found: "unknown", why: "the worker died" },
    });
    expect(found(one).text).toMatch(
      /^Since the base, nothing is seen to have changed \(unknown: the weights\)/,
    );
  });
});

describe("the two deltas", () => {
  const retrained: Side = {
    reference: { weights: "1", answers: flipped(REFERENCE, 20, 0) },
    int8: { weights: "2", answers: flipped(REFERENCE, 50, 0) },
  };

  test("stand side by side, of the variant and of its reference", () => {
    const { loss, regression } = found(scene(retrained));
    expect(loss.head).toMatchObject({ drop: 0.03, lost: 30, gained: 0 });
    expect(loss.base).toMatchObject({ drop: 0.01, lost: 10, gained: 0 });
    expect(regression.variant).toMatchObject({ drop: 0.04, lost: 40, gained: 0 });
    expect(regression.reference).toMatchObject({ drop: 0.02, lost: 20, gained: 0 });
  });

  test("are told in one sentence", () => {
    expect(found(scene(retrained)).text).toBe(
      "Since the base, the weights changed: top-1 of int8 got worse by 4 points; its reference got worse by 2 points; quantization costs 3 points, at the base it costs 1 point.",
    );
  });

  test("are not taken across environments", () => {
    const moved = { fingerprint: { os: "Darwin" } };
    const { loss, regression, text } = found(scene({ reference: moved, int8: moved }));
    expect(regression).toEqual({});
    expect(loss.head).toMatchObject({ lost: 10 });
    expect(text).toBe(
      "Since the base, the toolchain changed: the two sides of int8 do not compare.",
    );
  });
});

test("whether the data changed is unknown where a side has not all answers", () => {
  const lines = recordsOf(REFERENCE).slice(1);
  expect(why(scene({}, { int8: { lines } }), "data")).toBe(
    "at the base: 1 of 1000 samples have no record: s0",
  );
});

test.each<[string, Partial<Scene>]>([
  ["there is no base", { planned: { base: { kind: "unknown", why: "no base" } } }],
  ["the base was not measured", { base: {} }],
])("nothing is attributed where %s", (_, more) => {
  expect(variantOf(scene({}, {}, more), "int8").attribution).toBeUndefined();
});
