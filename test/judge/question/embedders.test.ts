import { describe, expect, test } from "vitest";
import { toDecimal } from "../../../src/catalog/decimal.ts";
import { type Comparison, sliceOf } from "../../../src/judge/evidence/comparison.ts";
import { Observation } from "../../../src/judge/evidence/observation.ts";
import type { SeenVariant } from "../../../src/judge/evidence/seen.ts";
import { answer } from "../../../src/judge/question/answer.ts";
import { ask } from "../../../src/judge/question/ask.ts";
import { findMetric } from "../../../src/tasks/rows.ts";
import { queryTable, searchBuilder } from "../../../src/tasks/semantic-search/columns.ts";
import { pairTable, similarityBuilder } from "../../../src/tasks/sentence-similarity/columns.ts";
import type { Columns } from "../../../src/tasks/tasks.ts";
import { built } from "../../tasks/measured.ts";

function seen(weights: string, columns: SeenVariant["columns"]): SeenVariant {
  return {
    package: {
      ...{ bytes: 1000, minimumOS: "iOS 15", weightsDigest: `sha256:${weights.repeat(64)}` },
      weights: { bitsPerWeight: 8, byKind: {} },
    },
    fingerprint: { engine: "", coremltools: "", os: "", chip: "", computeUnits: "", evaluator: "" },
    ...{ columns, stated: {} },
  };
}

function comparisonOf(before: SeenVariant["columns"], after: Columns): Comparison {
  const place = { side: "head", variant: "reference", target: "portable" } as const;
  const reference = new Observation(place, seen("a", before));
  const own = new Observation({ ...place, variant: "int8" }, seen("b", after), reference);
  return { own, reference, base: { kind: "absent", why: "" } };
}

describe("a limit on how far cosines may shift", () => {
  const N = 2000;
  const ROWS = Array.from({ length: N }, (_, row) => row);
  const TABLE = pairTable(ROWS.map((row) => ({ id: `p${row}`, score: row % 5 })));

  /** Cosines that are so much higher, and scatter by a hundredth. */
  const pairs = (by: number) =>
    built(
      similarityBuilder(TABLE),
      ROWS.map((row) => ({
        id: `p${row}`,
        cosine: Math.sin(row) / 3 + by + (by === 0 ? 0 : Math.sin(row * row) / 100),
      })),
    );

  const judged = (by: number, target = "0.02") => {
    const where = { target: toDecimal(target), text: target, at: { line: 1, column: 1 } };
    const limit = { metric: "cosine-shift", operator: "max" as const, ...where };
    return answer(ask(limit, findMetric("cosine-shift"), comparisonOf(pairs(0), pairs(by))), 0.05);
  };

  test.each([0.04, -0.04])("is broken by %d, whichever way that is", (by) => {
    const found = judged(by);
    expect(found.state).toBe("fail");
    expect(found.observed).toBeCloseTo(by, 3);
  });

  test.each([0.01, -0.01])("is kept by %d", (by) => {
    expect(judged(by)).toMatchObject({ state: "pass", n: N });
  });

  test.each([0.0199, -0.0201])("is in doubt about %d, and leans as the number lies", (by) => {
    expect(judged(by)).toMatchObject({
      state: "inconclusive",
      leans: Math.abs(by) < 0.02 ? "pass" : "fail",
    });
  });

  test("says the number with its sign, and what lies on both sides of it", () => {
    expect(judged(-0.04).why).toMatchInlineSnapshot(
      `"cosine-shift is −0.04. The true value lies between −0.04027 and −0.03973 (95 % sure), and 0.02 either way is allowed"`,
    );
    expect(judged(0.01).why).toMatchInlineSnapshot(
      `"cosine-shift is 0.01. The true value lies between 0.009735 and 0.01027 (95 % sure), and 0.02 either way is allowed"`,
    );
    expect(judged(0.0199).why).toMatchInlineSnapshot(
      `"cosine-shift is 0.0199. That is within 0.02, but the true value may lie anywhere between 0.01963 and 0.02017"`,
    );
  });
});

describe("a slice by a number of the reference's", () => {
  const MARGINS = [0.001, 0.3, 0.019, 0.25, 0.5];
  const TABLE = queryTable(MARGINS.map((_, at) => ({ id: `q${at}`, relevant: { a: 1 } })));
  const rankings = (margins: readonly number[]) =>
    built(
      searchBuilder(TABLE),
      margins.map((margin, at) => ({
        id: `q${at}`,
        ranking: [["a", 1] as [string, number], ["b", 1 - margin] as [string, number]],
      })),
    );
  const idsIn = (value: string, before: SeenVariant["columns"] = rankings(MARGINS)) => {
    const comparison = comparisonOf(before, rankings([0.9, 0.9, 0.9, 0.9, 0.9]));
    const within = sliceOf(comparison, { column: "margin", value });
    if ("unmeasured" in within) return within.unmeasured;
    const { columns } = within.own;
    return "unmeasured" in columns ? columns.unmeasured : columns.samples.ids.join(" ");
  };

  test("holds the examples that it decides so closely, from the first number to before the second", () => {
    expect(idsIn("0..0.25")).toBe("q0 q2");
    expect(idsIn("0.25..0.5")).toBe("q1 q3");
  });

  test("of which there is none says so", () => {
    expect(idsIn("2..3")).toBe("no example has margin=2..3");
  });

  test("is unmeasured where the reference is", () => {
    expect(idsIn("0..1", { unmeasured: "it was not run" })).toBe(
      "the reference says which examples these are: it was not run",
    );
  });
});
