import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Verdict } from "../../src/contract/verdict.ts";
import { formatVerdict } from "../../src/judge/verdict.ts";
import { answers, type Fake, flipped, recordsOf, type Scene, verdictOf } from "./scene.ts";

const POLICY = `version: 1
models:
  food:
    source: Food.mlpackage
    task: image-classification
    data: { arrays: food.npz, labels: labels.csv }
    variants:
      fp16: { limits: { top-1: { max-drop: 1 pt }, agreement: { min: 99 % } } }
      int8:
        limits:
          top-1: { min: 50 %, max-drop: 1 pt, max-regression: 1 pt }
          top-2: { max-drop: 1 pt }
          size: { max: 2 KB, max-ratio: 0.5 }
          latency-p50: { max: 3 ms }
`;

function scene(samples: number, fakes: Record<"reference" | "fp16" | "int8" | "old", Fake>): Scene {
  const { old, ...head } = fakes;
  return { policy: POLICY, samples, head, base: { int8: { weights: "c", ...old } } };
}

const REFERENCE = answers(200, 150);
const ONE = scene(200, {
  reference: { answers: REFERENCE },
  fp16: { answers: REFERENCE, bits: 16 },
  int8: { answers: flipped(REFERENCE, 3, 1) },
  old: { answers: flipped(REFERENCE, 1, 1) },
});

describe("verdict.json", () => {
  test("keeps its contract", () => {
    expect(Verdict.parse(JSON.parse(formatVerdict(verdictOf(ONE))))).toEqual(
      JSON.parse(formatVerdict(verdictOf(ONE))),
    );
  });

  test("is the same to the byte for the same evidence, in whatever order its records come", () => {
    const expected = formatVerdict(verdictOf(ONE));
    expect(formatVerdict(verdictOf(ONE))).toBe(expected);
    const lines = recordsOf(ONE.head.int8?.answers ?? []);
    const int8 = { answers: [], lines: [...lines].reverse() };
    expect(formatVerdict(verdictOf({ ...ONE, head: { ...ONE.head, int8 } }))).toBe(expected);
  });

  test("orders its keys by the contract, however they were made, and rounds to twelve digits", () => {
    const { schema, ...rest } = verdictOf(ONE);
    const text = formatVerdict({ ...rest, schema });
    expect(text.startsWith('{\n  "schema": 1,\n  "outcome": ')).toBe(true);
    const digits = text.match(/\d+\.\d+/g)?.map((number) => number.replace(/^0\.0*|\./, "").length);
    expect(Math.max(...(digits ?? []))).toBeLessThanOrEqual(12);
  });

  test("shows a drop of top-1, and none of agreement, which is against the reference already", () => {
    const metrics = verdictOf(ONE).models[0]?.variants[0]?.metrics;
    expect(metrics?.["top-1"]?.versus).toMatchObject({ drop: 0, lost: 0, gained: 0 });
    expect(metrics?.agreement).toMatchObject({ value: 1, n: 200 });
    expect(metrics?.agreement?.versus).toBeUndefined();
  });

  test("refuses what is not a number", () => {
    expect(() => formatVerdict({ ...verdictOf(ONE), confidence: Number.NaN })).toThrow();
  });

  test("names model, reference and variants with what was seen of each", () => {
    const [model] = verdictOf(ONE).models;
    expect(model).toMatchObject({ name: "food", targets: ["portable"], status: "judged" });
    expect(model?.reference?.name).toBe("reference");
    expect(Object.keys(model?.reference?.metrics ?? {})).toEqual([
      "top-1",
      "top-2",
      "size",
      "bits-per-weight",
      "minimum-os",
    ]);
    expect(model?.variants[1]?.metrics).toMatchObject({
      "top-1": { value: 0.74, n: 200, versus: { drop: 0.01, lost: 3, gained: 1 } },
      agreement: { value: 0.98, n: 200 },
      size: { value: 1000 },
      "bits-per-weight": { value: 8 },
      "minimum-os": { value: 15 },
    });
  });

  test("measures drops from the variant that the policy names", () => {
    const policy = POLICY.replace("    variants:", "    reference: fp16\n    variants:");
    const fp16 = { answers: flipped(REFERENCE, 10, 0), bits: 16 };
    const [model] = verdictOf({ ...ONE, policy, head: { ...ONE.head, fp16 } }).models;
    expect(model?.reference).toMatchObject({ name: "fp16", metrics: { "top-1": { value: 0.7 } } });
    expect(model?.variants[1]?.metrics["top-1"]?.versus?.drop).toBeCloseTo(-0.04, 12);
  });
});

test("whatever a dozen answers are, every number is one, and none but a gain passes as no drop", () => {
  const answer = fc.constantFrom("cat", "dog", "fox");
  const column = (samples: number) =>
    fc
      .array(answer, { minLength: samples, maxLength: samples })
      .map((given) => ({ answers: given }));
  const scenes = fc.integer({ min: 0, max: 12 }).chain((samples) =>
    fc
      .record({
        reference: column(samples),
        fp16: column(samples),
        int8: column(samples),
        old: column(samples),
      })
      .map((fakes) => scene(samples, fakes)),
  );
  fc.assert(
    fc.property(scenes, (one) => {
      const verdict = verdictOf(one);
      expect(formatVerdict(verdict)).not.toMatch(/NaN|Infinity|undefined/);
      const [model] = verdict.models;
      for (const { limits } of model?.variants ?? []) {
        for (const limit of limits.filter(({ metric }) => metric.startsWith("top-"))) {
          if (limit.operator !== "min" && limit.state === "pass")
            expect(limit.observed).toBeLessThan(0);
        }
      }
    }),
    { numRuns: 60 },
  );
});
