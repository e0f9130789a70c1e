import type { Metric } from "../../catalog/metrics.ts";
import { isUnmeasured, type Unmeasured } from "../../catalog/unmeasured.ts";
import type { Collapsed, Mean, Rate, Resampled } from "../../statistics/scores.ts";
import { completeReference } from "../columns/defects.ts";
import type { Metrics, Score } from "../task.ts";
import type { SimilarityColumns } from "./columns.ts";
import { correlation, Ranks } from "./correlation.ts";

export const SIMILARITY_SCORES: Metrics<SimilarityColumns> = {
  spearman: correlated((gold, cosines) => {
    const [x, y] = [new Ranks(gold), new Ranks(cosines)];
    return (weights) => correlation(x.of(weights), y.of(weights), weights);
  }),
  pearson: correlated((gold, cosines) => (weights) => correlation(gold, cosines, weights)),
  "cosine-shift": shift,
  "decisions@t": decisions,
};

type Statistic = (gold: Float64Array, cosines: Float64Array) => (weights: Float64Array) => number;

function correlated(statistic: Statistic): Score<SimilarityColumns> {
  return (metric, { samples, cosines }): Resampled | Collapsed | Unmeasured => {
    const { gold, seed, size } = samples;
    if (isConstant(gold)) return noGold(metric);
    if (isConstant(cosines)) return { kind: "collapsed", why: "all pairs have the same cosine" };
    const value = statistic(gold, cosines);
    const weights = new Float64Array(size);
    return {
      ...{ kind: "resampled", units: size, rare: false, seed },
      within: metric.within ?? null,
      passFrom: metric.passFrom ?? 0,
      of(counts) {
        weights.set(counts);
        return value(weights);
      },
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
