import type { Metric } from "../../catalog/metrics.ts";
import { isUnmeasured, type Unmeasured } from "../../catalog/unmeasured.ts";
import type { Correlation } from "../../statistics/redrawn/correlation.ts";
import { onlyNumber } from "../../statistics/redrawn/unit-statistic.ts";
import type { Collapsed, Mean, Rate, Resampled } from "../../statistics/scores.ts";
import { completeReference } from "../columns/defects.ts";
import type { Metrics, Score } from "../task.ts";
import type { SimilarityColumns } from "./columns.ts";

export const SIMILARITY_SCORES: Metrics<SimilarityColumns> = {
  spearman: correlated("ranks"),
  pearson: correlated("values"),
  "cosine-shift": shift,
  "decisions@t": decisions,
};

function correlated(of: Correlation["of"]): Score<SimilarityColumns> {
  return (metric, { samples, cosines }): Resampled | Collapsed | Unmeasured => {
    const { gold } = samples;
    if (isConstant(gold)) return noGold(metric);
    if (isConstant(cosines)) return { kind: "collapsed", why: "all pairs have the same cosine" };
    const correlation = { kind: "correlation", of, x: gold, y: cosines } as const;
    return {
      ...{ kind: "resampled", ...onlyNumber(correlation, samples), rare: false },
      ...{ within: metric.within ?? null, passFrom: metric.passFrom ?? 0 },
    };
  };
}

/** How much higher the variant's cosines are than the reference's. */
function shift(
  { within }: Metric,
  { cosines, samples }: SimilarityColumns,
  reference: SimilarityColumns | Unmeasured,
): Mean | Unmeasured {
  const other = completeReference(reference);
  if (isUnmeasured(other)) return other;
  const values = cosines.map((cosine, row) => cosine - (other.cosines[row] ?? Number.NaN));
  return { kind: "mean", values, within: within ?? null, seed: samples.seed };
}

/** Whether a pair is on the same side of a threshold as it is for the reference. */
function decisions(
  { name, k: threshold = 0 }: Metric,
  { cosines }: SimilarityColumns,
  reference: SimilarityColumns | Unmeasured,
): Rate | Unmeasured {
  const other = completeReference(reference);
  if (isUnmeasured(other)) return other;
  const right = Uint8Array.from(cosines, (cosine, row) =>
    cosine >= threshold === (other.cosines[row] ?? Number.NaN) >= threshold ? 1 : 0,
  );
  // Whatever is answered, no cosine lies beyond.
  const isBeyond = threshold > 1 || threshold <= -1;
  return { kind: "rate", right, ...(isBeyond && { foregone: name }) };
}

function noGold({ name }: Metric): Unmeasured {
  return { unmeasured: `all pairs have the same score, so that there is no ${name}` };
}

function isConstant(values: Float64Array): boolean {
  return values.every((value) => value === values[0]);
}
