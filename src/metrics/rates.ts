import { familyOf, type Metric } from "../catalog/metrics.ts";
import type { Columns } from "./columns.ts";
import { describeDefects } from "./defects.ts";
import { isUnmeasured, type Unmeasured } from "./unmeasured.ts";

/** For each sample 1 where the answer counts as right, 0 where not. */
export type Right = Uint8Array;

type Rate = (
  metric: Metric,
  columns: Columns,
  reference: Columns | Unmeasured,
) => Right | Unmeasured;

const RATES: Readonly<Record<string, Rate>> = { "top-k": topK, agreement };

/** What a metric of right and wrong counts; unmeasured unless every sample has its answer. */
export function rightAnswers(
  metric: Metric,
  columns: Columns | Unmeasured,
  reference: Columns | Unmeasured,
): Right | Unmeasured {
  const rate = RATES[familyOf(metric)];
  if (rate === undefined) return { unmeasured: `${metric.name} is not evaluated yet` };
  const whole = complete(columns);
  return isUnmeasured(whole) ? whole : rate(metric, whole, reference);
}

/** The columns, if they answer every sample exactly once. */
export function complete(columns: Columns | Unmeasured): Columns | Unmeasured {
  if (isUnmeasured(columns)) return columns;
  const { defects, samples } = columns;
  if (defects.length > 0) return { unmeasured: describeDefects(defects, samples.size) };
  return samples.size === 0 ? { unmeasured: "there is no sample to evaluate" } : columns;
}

function topK({ name, k = 1 }: Metric, { ranks, depth }: Columns): Right | Unmeasured {
  if (k > depth) return { unmeasured: `${name} needs ${k} classes a record, and one has ${depth}` };
  return Uint8Array.from(ranks, (rank) => (rank > 0 && rank <= k ? 1 : 0));
}

function agreement(
  _metric: Metric,
  { answers }: Columns,
  reference: Columns | Unmeasured,
): Right | Unmeasured {
  if (isUnmeasured(reference)) return reference;
  const other = complete(reference);
  if (isUnmeasured(other)) return { unmeasured: `of the reference: ${other.unmeasured}` };
  return Uint8Array.from(answers, (answer, row) => (answer === other.answers[row] ? 1 : 0));
}
