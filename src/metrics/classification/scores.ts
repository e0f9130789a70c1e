import type { Metric } from "../../catalog/metrics.ts";
import type { Columns } from "../columns.ts";
import { complete } from "../complete.ts";
import type { Score } from "../score.ts";
import type { Rate } from "../scores.ts";
import { isUnmeasured, type Unmeasured } from "../unmeasured.ts";

/** The metrics of image classification. */
export const CLASSIFICATION: Readonly<Record<string, Score>> = {
  "top-k": topK,
  agreement,
};

function topK({ name, k = 1 }: Metric, { ranks, depth }: Columns): Rate | Unmeasured {
  if (k > depth) return { unmeasured: `${name} needs ${k} classes a record, and one has ${depth}` };
  return { kind: "rate", right: Uint8Array.from(ranks, (rank) => (rank > 0 && rank <= k ? 1 : 0)) };
}

function agreement(
  _: Metric,
  { answers }: Columns,
  reference: Columns | Unmeasured,
): Rate | Unmeasured {
  if (isUnmeasured(reference)) return reference;
  const other = complete(reference);
  if (isUnmeasured(other)) return { unmeasured: `of the reference: ${other.unmeasured}` };
  const agrees = (answer: number, row: number) => (answer === other.answers[row] ? 1 : 0);
  return { kind: "rate", right: Uint8Array.from(answers, agrees) };
}
