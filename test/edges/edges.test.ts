import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findMetric, METRICS } from "../../src/tasks/rows.ts";
import { type Column, EDGE_TASKS, PALETTE } from "./tasks.ts";
import { type Edge, judgeEdge, metricsOf, type Shown } from "./verdict.ts";

const TASKS = Object.keys(EDGE_TASKS);

/** The lines that hold no number where there should be one. */
const NO_NUMBER = /^.*(\b(NaN|Infinity|undefined)\b|∞|: null,?$).*$/gm;

/** What is null for a reason: a limit that was not measured, a commit, a model of which nothing is recommended, a ratio to no errors. */
const NULL_BY_DESIGN = /"(observed|commit|recommended|reference|errorRatio)": null/g;

const NONE: readonly [number, number] = [0, 0];

function expectOnlyNumbers({ verdict, written, texts }: Shown): void {
  expect(written.replace(NULL_BY_DESIGN, "").match(NO_NUMBER)).toBeNull();
  for (const [name, text] of Object.entries(texts)) expect(text.match(NO_NUMBER), name).toBeNull();
  for (const { limits } of verdict.models.flatMap(({ variants }) => variants))
    for (const { state, observed, interval = NONE, why, metric, operator } of limits) {
      const what = `${metric} ${operator}: ${why}`;
      expect([observed ?? 0, ...interval].every(Number.isFinite), what).toBe(true);
      const [low, high] = interval;
      expect(low, what).toBeLessThanOrEqual(high);
      expect(observed === null ? state : "seen", what).not.toBe("pass");
      expect(why).not.toBe("");
    }
}

/** One value; two; a row that is not like the others; a number of its own for each purpose; any. */
const PATTERNS: readonly Column[] = [
  () => 0,
  (row, purpose) => (row + purpose) % 2,
  (row) => (row === 0 ? 1 : 0),
  (_, purpose) => purpose,
  (row, purpose) => row * 3 + purpose * 5,
];

/** Awkward columns. */
const column: fc.Arbitrary<Column> = fc
  .tuple(
    fc.constantFrom(...PATTERNS),
    fc.array(fc.constantFrom(...PALETTE), { minLength: 7, maxLength: 7 }),
  )
  .map(
    ([pattern, values]): Column =>
      (row, purpose) =>
        values[pattern(row, purpose) % values.length] ?? 0,
  );

const times = fc.array(
  fc.array(fc.constantFrom(0, 1, 5, 5e-324, 1e-200, 1e154, 1e308, Number.MAX_VALUE), {
    minLength: 1,
    maxLength: 2,
  }),
  { maxLength: 6 },
);

function edgesOf(task: string): fc.Arbitrary<Edge> {
  return fc
    .record({
      n: fc.constantFrom(0, 1, 2, 3, 8, 24),
      ...{ truth: column, reference: column, variant: column, base: column },
      bits: fc.constantFrom(8, 0, 5e-324, 1e308, Number.MAX_VALUE),
      ...{ rounds: times, same: fc.boolean(), alike: fc.boolean() },
      stated: fc.integer({ min: 0, max: 3 }).map((one) => one === 0),
    })
    .map(({ alike, ...edge }) => ({ ...edge, task, ...(alike && { variant: edge.reference }) }));
}

test("every metric that records give is fed to the judge", () => {
  const fed = TASKS.flatMap(metricsOf).map(({ name, says }) =>
    says === "" ? [] : (findMetric(name)?.family ?? name),
  );
  const all = METRICS.filter(({ source }) => source === "records").map(({ name }) => name);
  expect([...new Set(fed.flat())].toSorted()).toEqual(all.toSorted());
});

describe.each(TASKS)("columns of %s that nobody thought of", (task) => {
  test("are judged without a fault, and every number that is shown is one", async () => {
    await fc.assert(
      fc.asyncProperty(edgesOf(task), async (edge) => expectOnlyNumbers(await judgeEdge(edge))),
      { numRuns: 25, seed: 11, endOnFailure: true },
    );
  });
});

const PLAIN = { bits: 8, rounds: [], same: false, stated: false };

async function statesOf(edge: Omit<Edge, keyof typeof PLAIN>, metric: string) {
  const { verdict } = await judgeEdge({ ...PLAIN, ...edge });
  const limits = verdict.models[0]?.variants[0]?.limits ?? [];
  return limits.flatMap(({ slice, state, interval, why, ...limit }) =>
    slice === undefined && limit.metric === metric ? [{ state, interval, why }] : [],
  );
}

test("a text of 20,000 tokens beside short ones bounds nothing, and nothing passes by it", async () => {
  const giant: Column = (row) => PALETTE[row === 0 ? 3 : 0] ?? 0;
  const of =
    (answer: number): Column =>
    (row, purpose) =>
      giant(row, purpose) + answer * row;
  const edge = { task: "text-generation", n: 24, truth: giant, reference: of(0), base: of(0) };
  const found = await statesOf({ ...edge, variant: of(0.01) }, "perplexity");
  expect(found.map(({ state }) => state)).toEqual(Array(5).fill("inconclusive"));
  for (const { interval, why } of found) {
    expect(interval).toBeUndefined();
    expect(why).toContain("a pass takes 20 texts, and these tell as much as 1");
  }
});

test("where no class has a pixel, there is no overlap to judge", async () => {
  const none: Column = () => 0;
  const edge = { task: "segmentation", n: 24, truth: none, base: none, reference: none };
  const found = await statesOf({ ...edge, variant: none }, "mean-iou");
  expect(found.map(({ state }) => state)).toEqual(Array(4).fill("unmeasured"));
  for (const { why } of found) expect(why).toBe("mean-iou has no value here");
});
