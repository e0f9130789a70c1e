import { describe, expect, test } from "vitest";
import type { RangeAudit } from "../../src/contract/range.ts";
import { verdictOn } from "../../src/judge/judge.ts";
import { renderComment } from "../report/rendered.ts";
import { answers, evidenceOf, type Fake, planned, type Scene } from "./scene.ts";

const NOTHING = { count: 0, ops: [] };
const QUIET: RangeAudit = {
  precision: "fp32",
  examples: 400,
  overflows: NOTHING,
  products: NOTHING,
  nan: NOTHING,
  unseen: NOTHING,
};
const OVER = {
  count: 1,
  ops: [{ op: "linear", name: "total", largest: 90_000, infinite: false, examples: 12 }],
};

const INT8 = "int8: { limits: { top-1: { max-drop: 5 pt } } }";

function sceneOf(variants: readonly string[], head: Readonly<Record<string, Fake>>): Scene {
  const policy = `version: 1
models:
  pets:
    source: Pets.mlpackage
    task: image-classification
    data: { images: Eval, labels: labels.csv }
    variants:
${variants.map((line) => `      ${line}`).join("\n")}
`;
  return { policy, samples: 400, head: { reference: { answers: answers(400, 380) }, ...head } };
}

interface Audits {
  readonly audits?: Readonly<Record<string, RangeAudit>>;
  readonly source?: "float32" | "float16";
}

function verdictOf(scene: Scene, { audits = {}, source = "float32" }: Audits = {}) {
  const evidence = evidenceOf(scene);
  return verdictOn({
    ...planned(scene),
    evidence: {
      ...evidence,
      measurement: (key) => {
        const seen = evidence.measurement(key);
        if ("unmeasured" in seen) return seen;
        const range = audits[key.variant];
        const kinds = { [source]: { tensors: 4, elements: 5000 } };
        const held = seen.package && {
          ...seen.package,
          weights: { ...seen.package.weights, byKind: key.variant === "reference" ? kinds : {} },
        };
        return { ...seen, ...(held && { package: held }), ...(range && { range }) };
      },
    },
  });
}

function said(scene: Scene, more?: Audits): string | undefined {
  const advice = verdictOf(scene, more).models[0]?.advice ?? [];
  const found = advice.find(({ topic }) => topic === "fp16");
  return found && `${found.variant}: ${found.text}`;
}

const LOST = { answers: answers(400, 200) };
const KEPT = { answers: answers(400, 379) };
const HALF = { bits: 16, compressed: 0 };

describe("a cast to 16 bits that breaks the model", () => {
  test("is told apart from the 8 bits by a cast that breaks the same limit", () => {
    const scene = sceneOf(["fp16: {}", INT8], { fp16: { ...LOST, ...HALF }, int8: LOST });
    expect(said(scene)).toBe(
      "int8: FP16 breaks this model, not 8 bits: fp16 alone does not keep top-1 max-drop 5 pt either",
    );
  });

  test("is told apart of several variants at once, by their bits", () => {
    const int4 = "int4: { limits: { top-1: { max-drop: 5 pt } } }";
    const lost = { fp16: { ...LOST, ...HALF }, int8: LOST, int4: { ...LOST, bits: 4 } };
    expect(said(sceneOf(["fp16: {}", int4, INT8], lost))).toMatch(/not 8 or 4 bits/);
  });

  test("is told where the cast gives no numbers", () => {
    const head = {
      fp16: { answers: [], failed: "it gave NaN" },
      int8: { answers: [], failed: "NaN" },
    };
    expect(said(sceneOf(["fp16: {}", INT8], head))).toBe(
      "int8: FP16 breaks this model, not 8 bits: fp16 alone gives no numbers: it gave NaN",
    );
  });

  test("names what the audit of the cast found", () => {
    const scene = sceneOf(["fp16: {}", INT8], { fp16: { ...LOST, ...HALF }, int8: LOST });
    const audits = { fp16: { ...QUIET, precision: "fp16" as const, overflows: OVER } };
    expect(said(scene, { audits })).toMatch(
      /; 1 op passes 65,504, more than FP16 holds: linear total \(90,000 in 12 of 400 examples\)$/,
    );
  });

  test("is likely where only the source was audited", () => {
    const scene = sceneOf([INT8], { int8: LOST });
    const audits = { reference: { ...QUIET, overflows: OVER } };
    expect(said(scene, { audits })).toMatch(
      /^int8: FP16 may be what breaks this model, not 8 bits: 1 op passes 65,504 in FP32/,
    );
    expect(said(scene, { audits: { reference: QUIET } })).toBeUndefined();
  });

  test("is told where the variant's own 16-bit values overflow", () => {
    const scene = sceneOf([INT8], { int8: { answers: [], failed: "it gave NaN" } });
    const audits = { int8: { ...QUIET, precision: "fp16" as const, overflows: OVER } };
    expect(said(scene, { audits })).toMatch(
      /^int8: FP16 breaks this model, not 8 bits: 1 op passes/,
    );
  });

  test("stands in the comment", () => {
    const scene = sceneOf(["fp16: {}", INT8], { fp16: { ...LOST, ...HALF }, int8: LOST });
    expect(renderComment({ verdict: verdictOf(scene) })).toContain(
      "FP16 breaks this model, not 8 bits",
    );
  });
});

describe("nothing is said of a cast", () => {
  test.each<[string, Scene, Audits?]>([
    [
      "that keeps what the variant loses",
      sceneOf(["fp16: {}", INT8], { fp16: { ...KEPT, ...HALF }, int8: LOST }),
    ],
    [
      "under a variant that keeps its limits",
      sceneOf(["fp16: {}", INT8], { fp16: { ...LOST, ...HALF }, int8: KEPT }),
    ],
    [
      "where the source stores 16 bits",
      sceneOf(["fp16: {}", INT8], { fp16: { ...LOST, ...HALF }, int8: LOST }),
      { source: "float16" },
    ],
    [
      "where the source does not keep the limit either",
      sceneOf(["fp16: {}", "int8: { limits: { top-1: { min: 97 % } } }"], {
        fp16: { ...KEPT, ...HALF },
        int8: KEPT,
      }),
    ],
    [
      "where a written convert casts nothing",
      sceneOf(
        ["fp16: {}", "own: { convert: { quantize: {} }, limits: { top-1: { max-drop: 5 pt } } }"],
        { fp16: { ...LOST, ...HALF }, own: LOST },
      ),
    ],
    [
      "where what breaks is the size",
      sceneOf(["fp16: {}", "int8: { limits: { size: { max: 1 KB } } }"], {
        fp16: { ...LOST, ...HALF, bytes: 3000 },
        int8: { ...LOST, bytes: 2000 },
      }),
    ],
    [
      "where the variant could not be made and nobody looked at the cast",
      sceneOf([INT8], { int8: { answers: [], failed: "coremltools refuses it" } }),
      { audits: { reference: { ...QUIET, overflows: OVER } } },
    ],
  ])("%s", (_, scene, audits) => {
    expect(said(scene, audits)).toBeUndefined();
  });
});
