import { describe, expect, test } from "vitest";
import type { Fault, JudgedItself, Verdict } from "../../src/contract/verdict.ts";
import { answers, flipped, modelOf, type Scene, verdictOf } from "./scene.ts";

const N = 1000;
const RIGHT = answers(N, 900);

interface Written {
  readonly reference?: string;
  readonly gate?: string;
  readonly int8?: string;
  readonly waivers?: string;
}

/** A model whose source lost so many answers since the base; of its own, int8 loses `quantized`. */
function scene(
  lost: number,
  { reference = "source", gate = "", int8 = "max-drop: 1 pt", waivers = "" }: Written = {},
  quantized = 0,
): Scene {
  const head = flipped(RIGHT, lost, 0);
  return {
    policy: `version: 1
models:
  food:
    source: Food.mlpackage
    task: image-classification
    data: { arrays: food.npz, labels: labels.csv }
    reference: ${reference}
    ship: int8
    gate: { ${gate} }
    variants:
      int8: { limits: { top-1: { ${int8} } } }
      pal4: {}
${waivers}`,
    samples: N,
    head: {
      reference: { answers: head, weights: "a" },
      int8: { answers: flipped(head, quantized, 0) },
      pal4: { answers: head },
    },
    base: {
      reference: { answers: RIGHT, weights: "b" },
      int8: { answers: RIGHT, weights: "c" },
    },
    plan: { today: "2026-11-01" },
  };
}

function itselfOf(scene: Scene): JudgedItself {
  const { itself } = modelOf(scene);
  if (itself === undefined) throw new Error("the model itself was not judged");
  return itself;
}

describe("what the model itself lost, where the policy sets no limit on it", () => {
  // Of 1000 the loss of 4 is proven (the least that Tango's one-sided bound holds), and 17 are more than 1 point.
  test.each([
    [0, "graded", "pass"],
    [2, "graded", "pass"],
    [8, "graded", "warn"],
    [30, "graded", "fail"],
    [30, "warn", "warn"],
    [8, "fail", "fail"],
    [2, "fail", "pass"],
    [30, "ignore", "pass"],
  ])("of %d lost answers under %s, is a %s", (lost, setting, outcome) => {
    const gate = setting === "graded" ? "" : `on-regression: ${setting}`;
    const itself = itselfOf(scene(lost, { gate }));
    expect([itself.outcome, verdictOf(scene(lost, { gate })).outcome]).toEqual([outcome, outcome]);
    expect(itself.metrics["top-1"]?.versus).toMatchObject({ drop: lost / N, lost, gained: 0 });
    expect(itself.base?.metrics["top-1"]?.value).toBe(0.9);
    expect(itself.limits.map(({ implied }) => implied)).toEqual(outcome === "pass" ? [] : [true]);
  });

  test("counts against the largest drop that a variant which ships is granted", () => {
    expect(itselfOf(scene(30, { int8: "max-drop: 5 pt" })).outcome).toBe("warn");
    expect(itselfOf(scene(30, { int8: "min: 50 %" })).outcome).toBe("warn");
  });

  test("is a warning where the base was to be measured and could not be", () => {
    const lacking = { ...scene(0), base: { reference: { answers: [], failed: "no memory" } } };
    expect(itselfOf(lacking)).toMatchObject({
      outcome: "warn",
      limits: [{ state: "unmeasured", implied: true }],
    });
  });

  test("only warns where a waiver has set aside what a variant that ships lost since the base", () => {
    const int8 = "max-drop: 1 pt, max-regression: 1 pt";
    const weights = `weights: "sha256:${"9".repeat(64)}"`;
    const waivers = `waivers:
  - { model: food, variant: int8, limit: top-1 max-regression, ${weights}, until: 2027-01-31, reason: a new camera, approver: "@lead" }
`;
    expect(itselfOf(scene(30, { int8 })).outcome).toBe("fail");
    expect(itselfOf(scene(30, { int8, waivers })).outcome).toBe("warn");
  });

  test("is not asked where the base has no such model", () => {
    const first = {
      ...scene(30),
      planned: { base: { kind: "absent", why: "none there" } as const },
    };
    expect(modelOf(first).itself).toBeUndefined();
    expect(modelOf(first).outcome).toBe("pass");
  });
});

describe("limits on the reference", () => {
  const reference = "{ is: source, limits: { top-1: { max-regression: 1 pt, min: 88 % } } }";

  test("are enforced beside whatever ships, and hold in the place of what is implied", () => {
    const { outcome, limits } = itselfOf(scene(30, { reference }));
    expect(outcome).toBe("fail");
    expect(limits.map(({ operator, state, implied }) => [operator, state, implied])).toEqual([
      ["max-regression", "fail", undefined],
      ["min", "inconclusive", undefined],
    ]);
  });

  test("hold for each variant that has limits, against itself at the base, unless it has its own", () => {
    const [int8, pal4] = modelOf(scene(30, { reference })).variants;
    expect(int8?.limits.map(({ operator, state }) => [operator, state])).toEqual([
      ["max-drop", "pass"],
      ["max-regression", "fail"],
    ]);
    expect(pal4?.limits).toEqual([]);
    const own = modelOf(scene(30, { reference, int8: "max-drop: 1 pt, max-regression: 5 pt" }));
    expect(own.variants[0]?.limits.map(({ limit, state }) => [limit, state])).toEqual([
      ["1 pt", "pass"],
      ["5 pt", "pass"],
    ]);
  });

  test("leave no variant to recommend while the model itself fails", () => {
    expect(modelOf(scene(0, { reference })).recommended).toBe("int8");
    const { recommended, because } = modelOf(scene(30, { reference }));
    expect(recommended).toBeNull();
    expect(because).toMatch(
      /^No variant is recommended: the model itself fails: top-1 max-regression 1 pt: /,
    );
  });

  test("do not apply without a base, and a number is asked all the same", () => {
    const alone = {
      ...scene(0, { reference }),
      planned: { base: { kind: "absent", why: "no base given (--base main)" } as const },
    };
    expect(itselfOf(alone).limits.map(({ state }) => state)).toEqual(["not-applicable", "pass"]);
    expect(verdictOf(alone).because).toMatch(/; 2 do not apply: no base given \(--base main\)\.$/);
  });

  test("are waived under the name reference, for the weights that the reference has", () => {
    const waivers = `waivers:
  - { model: food, variant: reference, limit: top-1 max-regression, weights: "sha256:${"a".repeat(64)}", until: 2027-01-31, reason: a new camera, approver: "@lead" }
  - { model: food, variant: int8, limit: top-1 max-regression, weights: "sha256:${"9".repeat(64)}", until: 2027-01-31, reason: a new camera, approver: "@lead" }
`;
    const verdict = verdictOf(
      scene(30, { reference: "{ limits: { top-1: { max-regression: 1 pt } } }", waivers }),
    );
    expect(verdict.models[0]?.itself?.limits[0]).toMatchObject({
      outcome: "warn",
      waived: { reason: "a new camera" },
    });
    expect(verdict.waivers?.map(({ fate }) => fate)).toEqual(["waives", "waives"]);
    expect(verdict.outcome).toBe("warn");
  });
});

describe("the first sentence says what is at fault", () => {
  const reference = "{ limits: { top-1: { max-regression: 1 pt } } }";
  const saidOf = ({ because, fault }: Verdict) => [fault, because.split(". ")[0]];

  test.each<[string, number, number, Fault, string]>([
    ["the model", 30, 0, "model", "The model itself is at fault, not its quantization"],
    ["quantization", 0, 30, "quantization", "Quantization is at fault, not the model itself"],
    ["both", 30, 40, "both", "Both the model itself and its quantization are at fault"],
  ])("%s", (_, lost, quantized, fault, sentence) => {
    expect(saidOf(verdictOf(scene(lost, { reference }, quantized)))).toEqual([fault, sentence]);
    expect(saidOf(verdictOf(scene(lost, {}, quantized)))).toEqual([fault, sentence]);
  });

  test("and blames nobody where all is kept", () => {
    expect(verdictOf(scene(0, { reference }))).toMatchObject({ outcome: "pass" });
    expect(verdictOf(scene(0, { reference })).fault).toBeUndefined();
  });
});
