import type { Metric } from "../../catalog/metrics.ts";
import type { Unmeasured } from "../../catalog/unmeasured.ts";
import type { Collapsed, Resampled } from "../../statistics/scores.ts";
import type { Metrics, Score } from "../task.ts";
import type { SimilarityColumns } from "./columns.ts";
import { correlation, Ranks } from "./correlation.ts";

export const SIMILARITY_SCORES: Metrics<SimilarityColumns> = {
  spearman: correlated((gold, cosines) => {
    const [x, y] = [new Ranks(gold), new Ranks(cosines)];
    return (weights) => correlation(x.of(weights), y.of(weights), weights);
  }),
  pearson: correlated((gold, cosines) => (weights) => correlation(gold, cosines, weights)),
};

type Statistic = (gold: Float64Array, cosines: Float64Array) => (weights: Float64Array) => number;

function correlated(statistic: Statistic): Score<SimilarityColumns> {
  return (metric, { samples, cosines }): Resampled | Collapsed | Unmeasured => {
    const { gold, units, unitCount, seed } = samples;
    if (isConstant(gold)) return noGold(metric);
    if (isConstant(cosines)) return { kind: "collapsed", why: "all pairs have the same cosine" };
    const value = statistic(gold, cosines);
    const weights = new Float64Array(gold.length);
    return {
      ...{ kind: "resampled", units: unitCount, rare: false, seed },
      within: metric.within ?? null,
      passFrom: metric.passFrom ?? 0,
      of(counts) {
        for (let row = 0; row < weights.length; row += 1) {
          weights[row] = counts[units[row] ?? 0] ?? 0;
        }
        return value(weights);
      },
    };
  };
}

function noGold({ name }: Metric): Unmeasured {
  return { unmeasured: `all pairs have the same score, so that there is no ${name}` };
}

function isConstant(values: Float64Array): boolean {
  return values.every((value) => value === values[0]);
}
