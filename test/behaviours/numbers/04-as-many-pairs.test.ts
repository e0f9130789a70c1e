import { expect, test } from "vitest";
import type { Column } from "../../edges/tasks.ts";
import { verdictOf } from "../food.ts";
import { judgeStep } from "../judged.ts";

/** Pairs that the reference and the variant rank nearly as people do. */
async function judged(n: number, metric: string) {
  const truth: Column = (row, purpose) => (purpose === 1 ? row : 0);
  const answer =
    (noise: number): Column =>
    (row) =>
      row + noise * Math.sin(row * row);
  const edge = {
    ...{ task: "sentence-similarity", n, truth, reference: answer(2), variant: answer(2.1) },
    ...{ base: answer(2), bits: 8, rounds: [], same: false, stated: false },
  };
  const result = await judgeStep(edge, `limits: { ${metric}: { max-drop: 0.2 } }`);
  expect([0, 1], result.log).toContain(result.status);
  return verdictOf(result).models[0]?.variants[0]?.limits[0];
}

test.each(["spearman", "pearson"])(
  "%s passes from 200 pairs on, and with no fewer",
  async (metric) => {
    const few = await judged(199, metric);
    expect(few).toMatchObject({ state: "inconclusive", leans: "pass", n: 199 });
    expect(few?.why).toContain("a pass takes 200 units, and here are 199");
    expect(await judged(200, metric)).toMatchObject({ state: "pass", n: 200 });
  },
);
