import { describe, expect, test } from "vitest";
import { explainMetric } from "../../src/tasks/explain.ts";
import { classificationBuilder, labelTable } from "../../src/tasks/image-classification/columns.ts";
import { regressionBuilder, valueTable } from "../../src/tasks/regression/columns.ts";
import { type Columns, scoresOf } from "../../src/tasks/tasks.ts";

const IDS = ["a", "b", "c", "d"];

function explained(metric: string, before: Columns, after: Columns) {
  return explainMetric(metric, {
    before: { columns: before, scores: (own) => scoresOf(own, before, before) },
    after: { columns: after, scores: (own) => scoresOf(own, after, before) },
  });
}

describe("examples with a score of their own", () => {
  const labels = labelTable(IDS.map((id) => ({ id, label: "cat" })));
  const sure = (...shares: number[]) => {
    const builder = classificationBuilder(labels);
    for (const [row, share] of shares.entries())
      builder.add({ id: IDS[row] ?? "", top: [["cat", share]], loss: -Math.log(share) });
    return builder.finish();
  };

  test("that got worse are told, the worst first, and those that got better counted", () => {
    const told = explained(
      "true-class-probability",
      sure(0.9, 0.8, 0.7, 0.6),
      sure(0.8, 0.2, 0.7, 0.9),
    );
    expect(told).toMatchObject({ n: 4, lost: 2, gained: 1, changed: 0, flips: [] });
    expect(told?.moved.map(({ id }) => id)).toEqual(["b", "a"]);
    expect(told?.moved[0]?.before).toBeCloseTo(0.8, 12);
    expect(told?.moved[0]?.after).toBeCloseTo(0.2, 12);
  });

  test("are worse the higher where higher is worse", () => {
    const values = valueTable(IDS.map((id) => ({ id, value: 0 })));
    const off = (...errors: number[]) => {
      const builder = regressionBuilder(values);
      for (const [row, value] of errors.entries()) builder.add({ id: IDS[row] ?? "", value });
      return builder.finish();
    };
    const told = explained("mae", off(1, 2, 3, 4), off(2, 2, 1, 8));
    expect(told).toMatchObject({ lost: 2, gained: 1 });
    expect(told?.moved.map(({ id }) => id)).toEqual(["d", "a"]);
  });

  test("are none where the two sides answer different tasks", () => {
    const values = valueTable(IDS.map((id) => ({ id, value: 0 })));
    expect(explained("top-1", sure(1, 1, 1, 1), regressionBuilder(values).finish())).toBe(
      undefined,
    );
  });
});
