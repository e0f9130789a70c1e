import { describe, expect, test } from "vitest";
import type { Metric } from "../../src/catalog/metrics.ts";
import type { Check } from "../../src/contract/lines.ts";
import { findMetric, METRICS, TASK_ROWS } from "../../src/tasks/rows.ts";
import type { Read } from "../../src/tasks/task.ts";
import { readableTask, scoresOf } from "../../src/tasks/tasks.ts";

/** Three samples and their records for each task: the least that each of its metrics can be made of. */
const TEXTS: Readonly<Record<string, readonly [sample: object, record: object][]>> = {
  "image-classification": thrice((at) => [
    { label: "cat" },
    {
      top: [
        ["cat", 0.5],
        ["dog", at / 9],
        ["eel", 0],
      ],
      loss: at,
    },
  ]),
  "multi-label-classification": thrice((at) => [
    { labels: at > 0 ? ["a"] : [] },
    { labels: ["a"], scores: { a: at, b: 1 } },
  ]),
  "object-detection": thrice((at) => {
    const sides = [10, 50, 150].map((side) => [0, 0, side, side]);
    const labels = ["a", "a", "b"];
    return [
      {
        ...{ width: 200, height: 200, boxes: sides, labels },
        ...{ area: [100, 2500, 22500], crowd: [0, 0, 0] },
      },
      { boxes: sides, labels, scores: [0.5, at / 9, 0.25] },
    ];
  }),
  "sentence-similarity": thrice((at) => [{ score: at }, { cosine: at * at }]),
  "semantic-search": thrice((at) => [
    { relevant: { [`d${at}`]: 1 } },
    {
      ranking: [
        ["d0", 3],
        ["d1", 2],
        ["d2", 1],
      ],
      indexed: [
        ["d2", 2],
        [`d${at % 2}`, 1],
      ],
    },
  ]),
  "text-generation": thrice((at) => [
    { tokens: 2 },
    { nll: [at, 1], kl: [0, at], agree: [1, at % 2] },
  ]),
  parity: thrice((at) => [
    {},
    {
      fidelity: {
        out: { cosine: 1 - at / 9, snr: 9, psnr: 9, "max-error": at, ssim: 0.5, argmax: at > 0 },
      },
    },
  ]),
  regression: thrice((at) => [{ value: at }, { value: at * at }]),
  segmentation: thrice((at) => [{}, { classes: { road: [at, at + 1] } }]),
  "words.py:Words": thrice((at) => [{}, { values: { "word-errors": at } }]),
};

function thrice(one: (at: number) => [sample: object, record: object]) {
  return [0, 1, 2].map(one);
}

/** The lines of a file that was written as JSON, through the task's own check. */
function reading(lines: readonly object[]): Read {
  return async function* <Line>(check: Check<Line>) {
    for (const [at, line] of lines.entries()) {
      const read = check(JSON.parse(JSON.stringify({ id: `s${at}`, ...line })));
      if ("wrong" in read) throw new Error(read.wrong);
      yield [read.line];
    }
  };
}

async function columnsOf(task: string, records?: readonly object[]) {
  const readable = readableTask(task);
  const lines = TEXTS[task] ?? [];
  if (readable === undefined) throw new Error(`nothing reads ${task}`);
  const joined = await readable.join(reading(lines.map(([sample]) => sample)));
  return await joined.records(reading(records ?? lines.map(([, record]) => record)));
}

const member = (name: string) => findMetric(name.replace(/([@-])[kt]$/, "$11"));
const metricsOf = (rows: readonly { readonly name: string }[]) =>
  rows.map(({ name }) => member(name)).filter((one) => one !== undefined);
const CUSTOM: Metric = {
  ...{ name: "word-errors", direction: "lower", quantity: "rate", source: "records" },
  ...{ test: "mean", says: "declared by words.py:Words" },
};

const EVERY = [
  ...TASK_ROWS.flatMap(({ name, metrics }) =>
    metricsOf(metrics).map((metric) => [name, metric] as const),
  ),
  ["words.py:Words", CUSTOM] as const,
].map(([task, metric]) => ({ task, metric, name: metric.name }));

describe("every task's every metric", () => {
  test.each(EVERY)("has scores: $task $name", async ({ task, metric }) => {
    const columns = await columnsOf(task);
    // Of three samples as of many: how few are too few is another question.
    const scores = scoresOf({ ...metric, passFrom: 1 }, columns, columns);
    expect(scores).not.toHaveProperty("unmeasured");
    const rates = ["recall@1", "mrr@1", "neighbours@1"];
    const kind = rates.includes(metric.name) ? "rate" : metric.test;
    expect(scores).toMatchObject({ kind });
  });

  test.each(EVERY)(
    "is unmeasured when a record is missing: $task $name",
    async ({ task, metric }) => {
      const records = TEXTS[task]?.slice(0, 2).map(([, record]) => record) ?? [];
      const columns = await columnsOf(task, records);
      expect(scoresOf(metric, columns, columns)).toEqual({
        unmeasured: "1 of 3 samples have no record: s2",
      });
    },
  );

  test.each(EVERY)("is unmeasured when a sample failed: $task $name", async ({ task, metric }) => {
    const [first = {}, second = {}] = TEXTS[task]?.map(([, record]) => record) ?? [];
    const columns = await columnsOf(task, [first, second, { error: "torn" }]);
    expect(scoresOf(metric, columns, columns)).toEqual({
      unmeasured: "1 of 3 samples could not be evaluated: s2 (torn)",
    });
  });

  test.each(EVERY)(
    "is unmeasured when an id is of no sample: $task $name",
    async ({ task, metric }) => {
      const records = TEXTS[task]?.map(([, record]) => record) ?? [];
      const columns = await columnsOf(task, [...records, records[0] ?? {}]);
      expect(scoresOf(metric, columns, columns)).toEqual({
        unmeasured: "1 record of no sample of this model: s3",
      });
    },
  );

  test.each(EVERY)(
    "believes no second record of a sample: $task $name",
    async ({ task, metric }) => {
      const records = TEXTS[task]?.map(([, record]) => record) ?? [];
      const columns = await columnsOf(task, [...records, { ...records[0], id: "s1" }]);
      expect(scoresOf(metric, columns, columns)).toEqual({
        unmeasured: "1 record of a sample that already has one: s1",
      });
    },
  );
});

test("no metric of the records is left without a test", () => {
  const left = METRICS.filter(({ source, test: by }) => source === "records" && by === "not-yet");
  expect(left).toEqual([]);
});

test("a task that nobody wrote is not read, whatever its name", () => {
  for (const name of ["", "constructor", "__proto__", "image-classification "]) {
    expect(readableTask(name)).toBeUndefined();
  }
});

test("what a task shows unasked are metrics of its own", () => {
  for (const { metrics, shows } of TASK_ROWS) {
    const names = metrics.map(({ name }) => name);
    const families = shows.map((name) => name.replace(/([@-])\d+$/, "$1k"));
    expect(
      families.filter((family, at) => !names.includes(family) && !names.includes(shows[at] ?? "")),
    ).toEqual([]);
  }
});
