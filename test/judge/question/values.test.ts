import { describe, expect, test } from "vitest";
import { toDecimal } from "../../../src/catalog/decimal.ts";
import type { Operator } from "../../../src/catalog/operators.ts";
import { Observation } from "../../../src/judge/evidence/observation.ts";
import type { SeenVariant } from "../../../src/judge/evidence/seen.ts";
import { answer } from "../../../src/judge/question/answer.ts";
import { ask } from "../../../src/judge/question/ask.ts";
import {
  classificationBuilder,
  labelTable,
} from "../../../src/tasks/image-classification/columns.ts";
import { findMetric } from "../../../src/tasks/rows.ts";
import { built } from "../../tasks/measured.ts";

const FINGERPRINT = {
  ...{ engine: "portable 1", coremltools: "9.0", os: "Linux", chip: "x86_64" },
  ...{ computeUnits: "cpu", evaluator: "1" },
};

function seen(weights: string, more: Partial<SeenVariant>): SeenVariant {
  return {
    package: {
      ...{ bytes: 1000, minimumOS: "iOS 15", weightsDigest: `sha256:${weights.repeat(64)}` },
      weights: { bitsPerWeight: 8, byKind: {}, compressed: 1, skipped: 0 },
    },
    ...{ fingerprint: FINGERPRINT, columns: { unmeasured: "none" }, stated: {} },
    ...more,
  };
}

type Limit = readonly [metric: string, operator: Operator, target: string, text: string];

function judged([metric, operator, target, text]: Limit, variant: SeenVariant, other: SeenVariant) {
  const limit = { metric, operator, text, target: toDecimal(target), at: { line: 1, column: 1 } };
  const place = { side: "head", variant: "reference", target: "portable" } as const;
  const reference = new Observation(place, other);
  const own = new Observation({ ...place, variant: "int8" }, variant, reference);
  const base = { kind: "present", own: reference, reference } as const;
  return answer(ask(limit, findMetric(metric), { own, reference, base }), 0.05);
}

/** Five processes of 8 ms, the later ones slower for both sides. */
const timed = (weights: string, pace: number, count = 5) =>
  seen(weights, {
    rounds: {
      predictions: Array.from({ length: count }, (_, round) => {
        const own = 8 * pace * (1 + 0.05 * round) * (1 + 0.004 * Math.sin(7 * round + pace));
        return [own * 0.9, own, own * 1.3];
      }),
    },
  });

describe("latency, in rounds that take turns", () => {
  test("keeps a ratio that every process keeps, however the machine slows down meanwhile", () => {
    const found = judged(
      ["latency-p50", "max-ratio", "0.6", "0.6"],
      timed("a", 0.5),
      timed("b", 1),
    );
    expect(found.state).toBe("pass");
    expect(found.why).toMatchInlineSnapshot(
      `"latency-p50 is 0.5003 times the reference's. The true ratio is at most 0.5011 (95 % sure), and 0.6 is allowed"`,
    );
  });

  test("breaks one that none keeps", () => {
    const found = judged(["latency-p50", "max-ratio", "1", "1"], timed("a", 1.1), timed("b", 1));
    expect(found.state).toBe("fail");
    expect(found.why).toMatchInlineSnapshot(
      `"latency-p50 is 1.1 times the reference's. The true ratio is at least 1.099 (95 % sure), and 1 is allowed"`,
    );
  });

  test("of four rounds certifies nothing", () => {
    const found = judged(["latency-p50", "max", "10", "10 ms"], timed("a", 0.5, 4), timed("b", 1));
    expect(found).toMatchObject({ state: "inconclusive", leans: "pass" });
    expect(found.why).toMatchInlineSnapshot(
      `"latency-p50 is 4.306 ms. That keeps max 10 ms, but it takes 5 rounds, and here are 4"`,
    );
  });

  test("does not pair with the base's, which ran at another time", () => {
    const limit = ["latency-p50", "max-regression", "0.5", "0.5 ms"] as const;
    expect(judged(limit, timed("a", 1), timed("b", 1)).state).toBe("inconclusive");
    expect(judged(limit, timed("a", 1.5), timed("b", 1)).state).toBe("fail");
    expect(judged(limit, timed("a", 1.5, 5), timed("b", 1, 6)).state).toBe("fail");
    const against = ["latency-p50", "max-increase", "0.5", "0.5 ms"] as const;
    expect(judged(against, timed("a", 1.5, 5), timed("b", 1, 6)).why).toContain("take turns");
  });

  test("of which one is not above 0 is unmeasured", () => {
    const broken = seen("a", { rounds: { predictions: [[8], [8.1], [0], [8.2], [8]] } });
    expect(judged(["latency-p50", "max", "10", "10 ms"], broken, timed("b", 1))).toMatchObject({
      state: "unmeasured",
      why: "a round of latency-p50 has no time, or one that is not above 0",
    });
  });
});

const N = 400;
const TABLE = labelTable(Array.from({ length: N }, (_, row) => ({ id: `s${row}`, label: "cat" })));

const scored = (weights: string, loss: (row: number) => number) =>
  seen(weights, {
    columns: built(
      classificationBuilder(TABLE),
      TABLE.ids.map((id, row) => ({
        id,
        top: [["cat", 0.9]] as [string, number][],
        loss: loss(row),
      })),
    ),
  });

describe("a mean of the samples", () => {
  const before = scored("b", (row) => 0.3 + 0.1 * Math.sin(row));

  test("passes what it keeps, and says with which bound", () => {
    const after = scored("a", (row) => 0.31 + 0.1 * Math.sin(row) + 0.01 * Math.cos(3 * row));
    const found = judged(["true-class-probability", "max-drop", "0.02", "2 pt"], after, before);
    expect(found.state).toBe("pass");
    expect(found.why).toMatchInlineSnapshot(
      `"true-class-probability fell by 0.74 points against the reference. The true drop is at most 0.79 points (95 % sure), and 2 pt is allowed"`,
    );
  });

  test("fails what it breaks", () => {
    const after = scored("a", (row) => 0.5 + 0.1 * Math.sin(row) + 0.01 * Math.cos(3 * row));
    const found = judged(["log-loss", "max-increase", "0.05", "0.05"], after, before);
    expect(found.state).toBe("fail");
    expect(found.why).toMatchInlineSnapshot(
      `"log-loss rose by 0.2 against the reference. The true rise is at least 0.1994 (95 % sure), and 0.05 is allowed"`,
    );
  });

  test("of the same bits and the same scores did not change at all", () => {
    const found = judged(["log-loss", "max-increase", "0", "0"], before, before);
    expect(found).toMatchObject({ state: "pass", interval: [0, 0] });
    expect(found.why).toBe(
      "program and weights are the reference's to the bit, and so is every answer",
    );
  });

  test("of other bits and the same scores is not certified", () => {
    const same = scored("a", (row) => 0.3 + 0.1 * Math.sin(row));
    const bounded = judged(["true-class-probability", "max-drop", "0", "0 pt"], same, before);
    expect(bounded).toMatchObject({ state: "inconclusive", leans: "pass" });
    const unbounded = judged(["log-loss", "max-increase", "0.05", "0.05"], same, before);
    expect(unbounded).toMatchObject({ state: "inconclusive", leans: "pass" });
    expect(unbounded).not.toHaveProperty("interval");
    expect(unbounded.why).toMatchInlineSnapshot(
      `"log-loss did not change against the reference. That is within 0.05, but no unit differs from another, which bounds nothing"`,
    );
  });

  test("without a loss in every record is unmeasured", () => {
    const found = judged(
      ["log-loss", "max", "1", "1"],
      scored("a", () => Number.NaN),
      before,
    );
    expect(found.state).toBe("unmeasured");
  });
});
