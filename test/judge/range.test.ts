import { describe, expect, test } from "vitest";
import type { RangeAudit } from "../../src/contract/range.ts";
import { verdictOn } from "../../src/judge/judge.ts";
import { renderComment } from "../report/rendered.ts";
import { answers, evidenceOf, planned, type Scene } from "./scene.ts";

const NOTHING = { count: 0, ops: [] };
const QUIET: RangeAudit = {
  precision: "fp32",
  examples: 997,
  overflows: NOTHING,
  products: NOTHING,
  nan: NOTHING,
  unseen: NOTHING,
};

const POLICY = `
version: 1
models:
  pets:
    source: Pets.mlpackage
    task: image-classification
    data: { images: Eval, labels: labels.csv }
    variants:
      int8: { limits: { top-1: { max-drop: 5 pt } } }
      by-hand: { source: Hand.mlpackage, limits: { top-1: { max-drop: 5 pt } } }
`;

const SCENE: Scene = {
  policy: POLICY,
  samples: 400,
  head: {
    reference: { answers: answers(400, 380) },
    int8: { answers: answers(400, 380) },
    "by-hand": { answers: answers(400, 380) },
  },
};

/** A verdict on measurements that hold these audits. */
function verdictWith(audits: Readonly<Record<string, RangeAudit>>) {
  const evidence = evidenceOf(SCENE);
  return verdictOn({
    ...planned(SCENE),
    evidence: {
      ...evidence,
      measurement: (key) => {
        const range = audits[key.variant];
        const evaluated = { n: 400, of: 400 };
        return { ...evidence.measurement(key), ...(range && { range, evaluated }) };
      },
    },
  });
}

function notesWith(audits: Readonly<Record<string, RangeAudit>>): readonly string[] {
  return verdictWith(audits).models[0]?.notes ?? [];
}

function conv(name: string, largest: number, examples = 1) {
  return { op: "conv", name, largest, infinite: false, examples };
}

describe("range notes", () => {
  test("nothing is said where every value fits, even where an inside could not be seen", () => {
    const unseen = { count: 1, ops: [{ op: "lstm", name: "memory" }] };
    expect(notesWith({ reference: { ...QUIET, unseen } })).toEqual([]);
  });

  test("the source's ops past FP16 are named with how far they reach, three at the most", () => {
    const ops = [conv("a", 1_234_567.4, 997), conv("b", 70_012.2, 3), conv("c", 65_504.004)];
    const reference = { ...QUIET, overflows: { count: 12, ops: [...ops, conv("d", 65_505)] } };
    expect(notesWith({ reference })).toEqual([
      "the source: 12 ops pass 65,504 in FP32, more than FP16 would hold: " +
        "conv a (1,234,568 in 997 of 997 examples), conv b (70,013 in 3 of 997 examples), " +
        "conv c (65,505 in 1 of 997 examples) and 9 more",
    ]);
  });

  test("each finding is a sentence of its own, and what was not seen is said with them", () => {
    const range: RangeAudit = {
      precision: "fp16",
      examples: 40,
      overflows: { count: 1, ops: [{ ...conv("a", 0, 2), infinite: true }] },
      products: { count: 1, ops: [{ ...conv("a", 3.4e38, 4), infinite: true }] },
      nan: {
        count: 2,
        ops: [
          { op: "sub", name: "b", examples: 2 },
          { op: "add", name: "c", examples: 1 },
        ],
      },
      unseen: { count: 1, ops: [{ op: "while_loop", name: "loop" }] },
    };
    expect(notesWith({ "by-hand": range })).toEqual([
      "by-hand: 1 op passes 65,504, more than FP16 holds: conv a (infinite in 2 of 40 examples)",
      "by-hand: 1 matrix product passes 32,768, where the Neural Engine may overflow: " +
        "conv a (3.40e+38 and infinite in 4 of 40 examples)",
      "by-hand: 2 ops give NaN: sub b (in 2 of 40 examples), add c (in 1 of 40 examples)",
      "by-hand: 1 op could not be audited inside: while_loop loop",
      "by-hand: ranges were audited on 40 of 400 examples",
    ]);
  });

  test("an audit informs and never gates", () => {
    const overflows = { count: 1, ops: [conv("a", 1e6, 997)] };
    const nan = { count: 1, ops: [{ op: "conv", name: "a", examples: 997 }] };
    const loud = verdictWith({ reference: { ...QUIET, overflows, nan } });
    const quiet = verdictWith({ reference: QUIET });
    expect(loud.outcome).toBe("pass");
    expect(loud.models[0]?.variants).toEqual(quiet.models[0]?.variants);
  });

  test("a name that would be markup is shown and does nothing", () => {
    const overflows = { count: 1, ops: [conv("<img src=x> @octocat [a](https://b.example)", 1e5)] };
    const comment = renderComment({ verdict: verdictWith({ reference: { ...QUIET, overflows } }) });
    expect(comment).toContain("conv &lt;img src=x&gt;");
    expect(comment).not.toMatch(/<img|@octocat|[^\\]\]\(http/);
  });

  test("a name is cut short", () => {
    const overflows = { count: 1, ops: [conv("x".repeat(500), 1e5)] };
    const [note = ""] = notesWith({ reference: { ...QUIET, overflows } });
    expect(note.length).toBeLessThan(220);
  });
});
