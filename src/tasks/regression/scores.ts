import type { Metric } from "../../catalog/metrics.ts";
import { onlyNumber } from "../../statistics/redrawn/unit-statistic.ts";
import type { Mean, Resampled } from "../../statistics/scores.ts";
import type { Metrics } from "../task.ts";
import type { RegressionColumns } from "./columns.ts";

export const REGRESSION_SCORES: Metrics<RegressionColumns> = { mae, rmse };

function mae({ within }: Metric, { samples, errors }: RegressionColumns): Mean {
  return { kind: "mean", values: errors.map(Math.abs), within: within ?? null, seed: samples.seed };
}

function rmse({ passFrom = 0, within }: Metric, { samples, errors }: RegressionColumns): Resampled {
  return {
    ...{ kind: "resampled", ...onlyNumber({ kind: "root mean square", errors }, samples) },
    ...{ within: within ?? null, passFrom, rare: false },
  };
}
