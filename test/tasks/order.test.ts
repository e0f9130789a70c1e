import { expect, test } from "vitest";
import type { Check } from "../../src/contract/lines.ts";
import { harmAlone } from "../../src/statistics/after/estimates.ts";
import { findMetric } from "../../src/tasks/rows.ts";
import type { Read } from "../../src/tasks/task.ts";
import { readableTask, scoresOf } from "../../src/tasks/tasks.ts";

const PAIRS = Array.from({ length: 40 }, (_, at) => ({
  sample: { id: `pair-${at}`, score: (at * 7) % 11 },
  record: { id: `pair-${at}`, cosine: ((at * 7) % 11) / 11 + ((at * 5) % 13) / 9 },
}));

const reading = (lines: readonly object[]): Read =>
  async function* <Line>(check: Check<Line>) {
    for (const line of lines) {
      const read = check(line);
      if ("line" in read) yield [read.line];
    }
  };

async function boundsOf(pairs: typeof PAIRS) {
  const joined = await readableTask("sentence-similarity")?.join(
    reading(pairs.map(({ sample }) => sample)),
  );
  const columns = await joined?.records(reading(pairs.map(({ record }) => record)));
  const metric = findMetric("spearman");
  if (columns === undefined || metric === undefined) throw new Error("nothing reads the pairs");
  const scores = scoresOf(metric, columns, columns);
  if ("unmeasured" in scores || scores.kind !== "resampled") throw new Error("nothing is drawn");
  return harmAlone.higher(scores).bounds(0.05);
}

test("the order of a file of samples changes nothing that is drawn from them", async () => {
  const shuffled = PAIRS.map((_, at) => PAIRS[(at * 17) % PAIRS.length]).filter((one) => !!one);
  const bounds = await boundsOf(PAIRS);
  expect(bounds.interval).toBeDefined();
  expect(await boundsOf(shuffled)).toEqual(bounds);
});
