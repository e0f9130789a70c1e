import type { Metric } from "../../catalog/metrics.ts";
import type { Mean, Resampled } from "../../statistics/scores.ts";
import type { Metrics } from "../task.ts";
import type { RegressionColumns } from "./columns.ts";

export const REGRESSION_SCORES: Metrics<RegressionColumns> = { mae, rmse };

function mae({ within }: Metric, { samples, errors }: RegressionColumns): Mean {
  return { kind: "mean", values: errors.map(Math.abs), within: within ?? null, seed: samples.seed };
}

function rmse({ passFrom = 0, within }: Metric, { samples, errors }: RegressionColumns): Resampled {
  return {
    ...{ kind: "resampled", units: samples.size, seed: samples.seed },
    ...{ within: within ?? null, passFrom, rare: false },
    of: (counts) => rootMeanSquare(errors, counts),
  };
}

function rootMeanSquare(errors: Float64Array, counts: Uint32Array): number {
  let [sum, of] = [0, 0];
  for (let row = 0; row < errors.length; row += 1) {
    const [times, error] = [counts[row] ?? 0, errors[row] ?? 0];
    sum += times * error * error;
    of += times;
  }
  return Math.sqrt(sum / of);
}
