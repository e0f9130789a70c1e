import type { Columns } from "./columns.ts";
import { complete } from "./complete.ts";
import { isUnmeasured, type Unmeasured } from "./unmeasured.ts";

/** The answers to some of the samples. What is wrong with any record is wrong with the whole variant. */
export function selectRows(
  columns: Columns | Unmeasured,
  rows: readonly number[],
): Columns | Unmeasured {
  const whole = complete(columns);
  if (isUnmeasured(whole)) return whole;
  const { ids, labels, classes } = whole.samples;
  return {
    ...whole,
    samples: {
      size: rows.length,
      ids: rows.map((row) => ids[row] ?? ""),
      labels: Int32Array.from(rows, (row) => labels[row] ?? 0),
      classes,
      seed: whole.samples.seed,
      slices: new Map(),
    },
    answers: Int32Array.from(rows, (row) => whole.answers[row] ?? 0),
    scores: Float64Array.from(rows, (row) => whole.scores[row] ?? 0),
    ranks: Int32Array.from(rows, (row) => whole.ranks[row] ?? 0),
    losses: Float64Array.from(rows, (row) => whole.losses[row] ?? 0),
  };
}
