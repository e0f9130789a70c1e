import { describe, expect, test } from "vitest";
import type { JudgedLimit } from "../../src/contract/verdict.ts";
import { build } from "../../src/judge/build.ts";
import { settle } from "../../src/judge/settle.ts";
import {
  answers,
  evidenceOf,
  flipped,
  modelOf,
  planned,
  type Scene,
  variantOf,
  verdictOf,
} from "./scene.ts";

const N = 1000;
const REFERENCE = answers(N, 1000);
/** The first hundred are dark. */
const slicesOf = (row: number) => ({ light: row < 100 ? "dark" : row < 600 ? "dim" : "bright" });

interface Asked {
  readonly slices: Readonly<Record<string, string>>;
  readonly limits?: string;
  readonly gate?: string;
}

function scene(lostOf: (row: number) => boolean, asked: Asked, more: Partial<Scene> = {}): Scene {
  const written = Object.entries(asked.slices).map(([slice, limits]) => `${slice}: { ${limits} }`);
  const policy = `version: 1
gate: { ${asked.gate ?? ""} }
models:
  food:
    source: Food.mlpackage
    task: image-classification
    data: { arrays: food.npz, labels: labels.csv, slice-by: [light] }
    variants:
      int8:
        limits: { ${asked.limits ?? ""} }
        slices: { ${written.join(", ")} }
`;
  const int8 = { answers: REFERENCE.map((answer, row) => (lostOf(row) ? "fox" : answer)) };
  return {
    policy,
    samples: N,
    slicesOf,
    head: { reference: { answers: REFERENCE }, int8 },
    ...more,
  };
}

const limits = (one: Scene): JudgedLimit[] => variantOf(one, "int8").limits;
const DROP = "top-1: { max-drop: 5 pt }";

describe("a limit on a slice", () => {
  test("is judged on the examples of that slice alone, and says which", () => {
    const one = scene((row) => row < 30, { slices: { "light=dark": DROP }, limits: DROP });
    expect(limits(one)).toMatchObject([
      { state: "pass", n: 1000, observed: 0.03 },
      { state: "fail", n: 100, observed: 0.3, slice: { column: "light", value: "dark" } },
    ]);
    expect(variantOf(one, "int8").outcome).toBe("fail");
  });

  test("recommends nothing alone, where the data cannot tell", () => {
    const doubt = { slices: { "light=dark": DROP } };
    const model = modelOf(scene((row) => row < 3, doubt));
    expect(model.recommended).toBeNull();
    expect(model.because).toContain("int8 has no limit of which the data can tell");
    expect(modelOf(scene((row) => row < 3, { ...doubt, limits: DROP })).recommended).toBe("int8");
  });

  test.each(["warn", "fail"])("changes nothing where the data cannot tell, under %s", (setting) => {
    const asked = { slices: { "light=dark": DROP }, gate: `on-inconclusive: ${setting}` };
    for (const lost of [3, 8]) {
      const [judged] = limits(scene((row) => row < lost, asked));
      expect(judged).toMatchObject({ state: "inconclusive", outcome: "pass" });
      expect(judged?.leans).toBe(lost === 8 ? "fail" : "pass");
    }
  });

  test("that the data cannot tell does not keep a variant from being recommended", () => {
    const asked = { slices: { "light=dark": DROP }, limits: DROP };
    expect(modelOf(scene((row) => row < 3, asked)).recommended).toBe("int8");
    expect(modelOf(scene((row) => row < 30, asked)).recommended).toBeNull();
  });

  test.each([
    [3, "surely keeps every limit on all examples. "],
    [8, "on all examples, though it leans to break light=dark top-1 max-drop 5 pt. "],
  ])("with %d lost is in the sentence that recommends the variant", (lost, said) => {
    const asked = { slices: { "light=dark": DROP }, limits: DROP };
    expect(modelOf(scene((row) => row < lost, asked))).toMatchObject({
      recommended: "int8",
      because: expect.stringContaining(said),
    });
  });

  test("that passes leaves a variant that surely keeps every limit", () => {
    const asked = { slices: { "light=bright": DROP }, limits: DROP };
    const { because } = modelOf(scene((row) => row < 3, asked));
    expect(because).toContain("surely keeps every limit. ");
  });

  test("that alone would fail does not among many, and says so", () => {
    const lost = (row: number) => row < 10;
    const alone = scene(lost, { slices: { "light=dark": DROP } });
    expect(limits(alone)).toMatchObject([{ state: "fail", outcome: "fail" }]);
    const others = { "light=dim": DROP, "light=bright": DROP };
    const among = limits(scene(lost, { slices: { "light=dark": DROP, ...others } }));
    expect(among[0]).toMatchObject({ state: "inconclusive", leans: "fail", outcome: "pass" });
    expect(among[0]?.why).toMatch(
      /Of 3 limits on slices one may fail so by chance, so it is not proven \(95 %\)$/,
    );
  });

  test("fails among many where it is far enough beyond, and the others as Holm's steps allow", () => {
    const lost = (row: number) => row < 40 || (row >= 100 && row < 140);
    const slices = { "light=dark": DROP, "light=dim": DROP, "light=bright": DROP };
    expect(limits(scene(lost, { slices })).map(({ state }) => state)).toEqual([
      "fail",
      "fail",
      "pass",
    ]);
  });

  test.each([["light=red", "no example has light=red: there are bright, dark, dim"]])(
    "on %s, which no example has, is unmeasured",
    (slice, why) => {
      const [judged] = limits(scene(() => false, { slices: { [slice]: DROP } }));
      expect(judged).toMatchObject({ state: "unmeasured", outcome: "fail", why });
    },
  );

  test("by a column that the examples lack is unmeasured", () => {
    const one = scene(() => false, { slices: { "light=dark": DROP } }, { slicesOf: () => ({}) });
    const why = "the examples have no column light to be sliced by";
    expect(limits(one)).toMatchObject([{ state: "unmeasured", outcome: "fail", why }]);
  });

  test("against the base is judged on the same examples of both", () => {
    const slices = { "light=dark": "top-1: { max-regression: 5 pt }" };
    const base = {
      reference: { answers: REFERENCE },
      int8: { answers: flipped(REFERENCE, 50, 0) },
    };
    const one = scene((row) => row >= 100 && row < 300, { slices }, { base });
    expect(limits(one)).toMatchObject([{ state: "pass", observed: -0.5, n: 100 }]);
  });

  test("that is inconclusive is not counted among the kept", () => {
    const asked = { slices: { "light=dark": DROP }, limits: DROP };
    expect(verdictOf(scene((row) => row < 3, asked)).because).toBe(
      "The one enforced limit is kept; of one on a slice the data cannot tell.",
    );
  });
});

describe("the numbers of each slice", () => {
  test("are counted on its examples, in the order of its values", () => {
    const { slices } = variantOf(
      scene((row) => row % 10 === 0, { slices: {} }),
      "int8",
    );
    expect(
      slices?.map(({ slice, n, metrics }) => [slice.value, n, metrics["top-1"]?.versus?.lost]),
    ).toEqual([
      ["bright", 400, 40],
      ["dark", 100, 10],
      ["dim", 500, 50],
    ]);
    expect(slices?.map(({ metrics }) => Object.keys(metrics))).toEqual(
      Array(3).fill(["top-1", "agreement"]),
    );
  });

  test("are left out where the data has no slices, or a column with a value for nearly each", () => {
    const none = scene(() => false, { slices: {} }, { slicesOf: () => ({}) });
    const each = scene(() => false, { slices: {} }, { slicesOf: (row) => ({ light: `${row}` }) });
    expect(variantOf(none, "int8").slices).toBeUndefined();
    expect(variantOf(each, "int8").slices).toBeUndefined();
  });
});

describe("which slice the loss fell on", () => {
  const fell = (lostOf: (row: number) => boolean) =>
    variantOf(scene(lostOf, { slices: {} }), "int8").fellOn;

  test("is said in one sentence", () => {
    expect(fell((row) => row < 20 || row === 500)).toBe(
      "The loss fell on light=dark: 20 of 21 lost answers are there, where 10 % of the reference's right ones are; more than chance explains, with 95 % confidence.",
    );
  });

  test("is said of several where several lost more than their share", () => {
    const one = scene(
      (row) => row < 40,
      { slices: {} },
      {
        slicesOf: (row) => ({
          light: row < 100 ? "dark" : "bright",
          wet: row < 200 ? "yes" : "no",
        }),
      },
    );
    expect(variantOf(one, "int8").fellOn).toMatch(
      /^The loss fell on light=dark: 40 of 40 .* confidence; so did wet=yes\.$/,
    );
  });

  test("is not said of chance", () => {
    expect(fell((row) => row % 50 === 0)).toBe(
      "No slice stands out: chance could have spread the 20 lost answers so.",
    );
    expect(fell((row) => row === 3)).toBe(
      "No slice stands out: chance could have spread the one lost answer so.",
    );
    expect(fell(() => false)).toBeUndefined();
  });
});

test("limits on slices keep the variant's own confidence, however many are chosen among", () => {
  const one = scene((row) => row < 3, { slices: { "light=dark": DROP }, limits: DROP });
  const [modelCase] = build({ ...planned(one), evidence: evidenceOf(one) }).models;
  const branch = modelCase?.kind === "judged" ? modelCase.branches[0] : undefined;
  if (branch === undefined) throw new Error("the variant is judged");
  const [own, chosen] = [branch.alpha, branch.alpha / 100].map((alpha) =>
    settle(branch, alpha).map(({ judgement }) => judgement.interval),
  );
  expect(chosen?.[0]).not.toEqual(own?.[0]);
  expect(chosen?.[1]).toEqual(own?.[1]);
});
