import { describe, expect, test } from "vitest";
import { toDecimal } from "../../../src/catalog/decimal.ts";
import { type Metric, takesWorst } from "../../../src/catalog/metrics.ts";
import type { Operator } from "../../../src/catalog/operators.ts";
import { Observation } from "../../../src/judge/evidence/observation.ts";
import { seenIn } from "../../../src/judge/evidence/seen.ts";
import type { Judgement } from "../../../src/judge/judgement.ts";
import { answer } from "../../../src/judge/question/answer.ts";
import { ask } from "../../../src/judge/question/ask.ts";
import { regressionBuilder, valueTable } from "../../../src/tasks/regression/columns.ts";
import { findMetric } from "../../../src/tasks/rows.ts";
import { pairTable, similarityBuilder } from "../../../src/tasks/sentence-similarity/columns.ts";
import type { Columns } from "../../../src/tasks/tasks.ts";
import { built } from "../../tasks/measured.ts";
import { ANSWERS } from "./answers.ts";

const FINGERPRINT = {
  ...{ engine: "portable 1", coremltools: "9.0", os: "Linux", chip: "x86_64" },
  ...{ computeUnits: "cpu", evaluator: "1" },
};

function seen(letter: string, columns: Columns, reference?: Observation): Observation {
  const weights = { bitsPerWeight: 8, byKind: {}, compressed: 1, skipped: 0 };
  const found = seenIn(
    {
      ...{ schema: 1, model: "m", side: "head", variant: "int8", target: "portable" },
      ...{ status: "measured", fingerprint: FINGERPRINT },
      package: {
        ...{ bytes: 1000, minimumOS: "iOS 15", weights },
        weightsDigest: `sha256:${letter.repeat(64)}`,
      },
    },
    columns,
  );
  if ("unmeasured" in found) throw new Error(found.unmeasured);
  return new Observation({ side: "head", variant: letter, target: "portable" }, found, reference);
}

type Asked = readonly [metric: string, operator: Operator, limit: string, declared?: Metric];

function judged([name, operator, text, declared]: Asked, variant: Columns, before: Columns) {
  const metric = declared ?? findMetric(name);
  const limit = {
    ...{ metric: name, operator, text, target: toDecimal(text), at: { line: 1, column: 1 } },
    ...(declared && { declared }),
    ...(metric && takesWorst(metric) && { worst: { value: toDecimal("0.5"), text: "0.5" } }),
  };
  const reference = seen("b", before);
  const own = seen("a", variant, reference);
  const base = { kind: "absent", why: "no base" } as const;
  return answer(ask(limit, metric, { own, reference, base }), 0.05);
}

const WORD_ERRORS: Metric = {
  ...{ name: "word-errors", direction: "lower", quantity: "rate", source: "records" },
  ...{ test: "mean", says: "declared by words.py:Words" },
};

/** Of each task a metric, a limit, and a little and a lot of damage that lie on either side of it. */
const ROWS: readonly [keyof typeof ANSWERS, Asked, kept: number, broken: number][] = [
  ["image-classification", ["true-class-probability", "max-drop", "0.02"], 0.01, 0.3],
  ["image-classification", ["log-loss", "max-increase", "0.05"], 0.01, 0.5],
  ["object-detection", ["map", "max-drop", "0.05"], 0.005, 0.3],
  ["object-detection", ["mar-100", "min", "0.5"], 0.005, 0.6],
  ["sentence-similarity", ["spearman", "max-drop", "0.05"], 0.02, 3],
  ["sentence-similarity", ["pearson", "min", "0.2"], 0.02, 9],
  ["semantic-search", ["ndcg@3", "max-drop", "0.03"], 0.01, 0.5],
  ["semantic-search", ["neighbours@1", "min", "0.9"], 0.01, 0.5],
  ["text-generation", ["perplexity", "max-increase", "0.02"], 0.01, 0.3],
  ["text-generation", ["next-token", "min", "0.9"], 0.02, 0.3],
  ["parity", ["cosine", "min", "0.97"], 0.001, 0.1],
  ["parity", ["cosine-p1", "min", "0.99"], 0.001, 0.1],
  ["regression", ["mae", "max-increase", "0.1"], 0.02, 1],
  ["segmentation", ["mean-iou", "max-drop", "0.05"], 0.02, 0.4],
  ["words.py:Words", ["word-errors", "max-increase", "0.02", WORD_ERRORS], 0.005, 0.2],
];

const NAMED = ROWS.map(([task, asked, kept, broken]) => ({
  ...{ task, asked, kept, broken, name: asked[0], operator: asked[1] },
}));

function stateOf({ state, leans }: Judgement): string {
  return leans === undefined ? state : `${state}, leaning to ${leans}`;
}

describe("a limit on what a task's records show", () => {
  test.each(NAMED)(
    "is kept by a little damage: $name $operator of $task",
    ({ task, asked, kept }) => {
      const found = judged(asked, ANSWERS[task](400, kept), ANSWERS[task](400, 0));
      expect(stateOf(found)).toBe("pass");
    },
  );

  test.each(NAMED)("is broken by a lot: $name $operator of $task", ({ task, asked, broken }) => {
    const found = judged(asked, ANSWERS[task](400, broken), ANSWERS[task](400, 0));
    expect(stateOf(found)).toBe("fail");
  });

  test.each(NAMED)(
    "is not certified by three samples: $name $operator of $task",
    ({ task, asked, kept }) => {
      const found = judged(asked, ANSWERS[task](3, kept), ANSWERS[task](3, 0));
      expect(found.state).not.toBe("pass");
    },
  );

  test.each(NAMED)("never passes without samples: $name $operator of $task", ({ task, asked }) => {
    const found = judged(asked, ANSWERS[task](0, 0), ANSWERS[task](0, 0));
    expect(found).toMatchObject({ state: "unmeasured", observed: null });
  });

  test.each(NAMED)("tells numbers only: $name $operator of $task", ({ task, asked, broken }) => {
    for (const n of [1, 2, 3, 30]) {
      const { observed, interval = [0, 0] } = judged(
        ...([asked, ANSWERS[task](n, broken), ANSWERS[task](n, 0)] as const),
      );
      const numbers = [...(observed === null ? [] : [observed]), ...interval];
      expect(numbers.every((number) => Number.isFinite(number))).toBe(true);
    }
  });
});

describe("a variant whose numbers mean nothing", () => {
  const cosines = (n: number, value: (row: number) => number) => {
    const table = pairTable(Array.from({ length: n }, (_, row) => ({ id: `s${row}`, score: row })));
    const lines = Array.from({ length: n }, (_, row) => ({ id: `s${row}`, cosine: value(row) }));
    return built(similarityBuilder(table), lines);
  };
  const answers = (n: number, value: number) => {
    const table = valueTable(
      Array.from({ length: n }, (_, row) => ({ id: `s${row}`, value: -value })),
    );
    const lines = Array.from({ length: n }, (_, row) => ({ id: `s${row}`, value }));
    return built(regressionBuilder(table), lines);
  };

  test("fails where all its cosines are one", () => {
    const reference = cosines(300, (row) => row / 300);
    const collapsed = cosines(300, () => 0.5);
    for (const asked of [
      ["spearman", "max-drop", "1"],
      ["pearson", "min", "-1"],
    ] as const)
      expect(judged(asked, collapsed, reference).state).toBe("fail");
  });

  test("is unmeasured where the reference's cosines are one", () => {
    const found = judged(
      ...([
        ["spearman", "max-drop", "1"],
        cosines(300, (row) => row),
        cosines(300, () => 0.5),
      ] as const),
    );
    expect(found.state).toBe("unmeasured");
  });

  test.each<[string, Operator]>([
    ["mae", "max"],
    ["rmse", "max"],
    ["mae", "max-increase"],
    ["rmse", "max-increase"],
    ["rmse", "max-ratio"],
  ])("is unmeasured where they are too large to add: %s %s", (metric, operator) => {
    const found = judged([metric, operator, "1"], answers(300, 1e308), answers(300, 1));
    expect(found).toMatchObject({ state: "unmeasured", observed: null });
  });
});

test("a root of squares certifies nothing: no sample's part in it can be counted up to a worst", () => {
  const asked: Asked = ["rmse", "max-increase", "0.1"];
  const found = judged(asked, ANSWERS.regression(400, 0.02), ANSWERS.regression(400, 0));
  expect(stateOf(found)).toBe("inconclusive, leaning to pass");
  expect(found.why).toContain("limit a mean of the samples beside it");
  const broken = judged(asked, ANSWERS.regression(400, 1), ANSWERS.regression(400, 0));
  expect(stateOf(broken)).toBe("fail");
});
