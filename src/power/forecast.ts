import { toNumber } from "../catalog/decimal.ts";
import { findMetric, type Metric, type Test } from "../catalog/metrics.ts";
import type { Operator } from "../catalog/operators.ts";
import type { Outlook } from "../contract/outlook.ts";
import type { Limit } from "../policy/policy.ts";
import { forecastDrop } from "./forecast-drop.ts";
import { forecastRate } from "./forecast-rate.ts";

/** A limit before anything runs. */
export interface Asked {
  readonly limit: Pick<Limit, "metric" | "operator" | "target" | "text">;
  /** The examples that decide it. */
  readonly n: number;
  readonly alpha: number;
}

export type Forecast = Pick<Outlook, "decides" | "supposed" | "needs" | "carries" | "why">;

type Forecaster = (asked: Asked, target: number) => Forecast;

/** Metric × operator → what is known beforehand. What has no entry depends on what a run shows. */
const FORECASTS: Partial<Record<Test, Partial<Record<Operator, Forecaster>>>> = {
  rate: {
    min: forecastRate,
    max: forecastRate,
    "max-drop": forecastDrop,
    "max-regression": forecastDrop,
  },
};

/** Whether so many examples can decide the limit, and how many would. */
export function forecast(asked: Asked): Forecast {
  const metric = findMetric(asked.limit.metric);
  if (metric?.test === "exact") return { decides: "always", why: "it is read, not estimated" };
  const known = metric && FORECASTS[metric.test]?.[asked.limit.operator];
  return known?.(asked, toNumber(asked.limit.target)) ?? unknown(metric);
}

function unknown(metric?: Metric): Forecast {
  const why = metric === undefined ? SPREAD : (DEPENDS[metric.test] ?? SPREAD);
  return { decides: "unknown", why };
}

const SPREAD = "it depends on how the scores are spread: known after the first run";

const DEPENDS: Partial<Record<Test, string>> = {
  clustered: `${SPREAD}; fewer than 20 texts of a size certify nothing`,
  rounds:
    "it depends on how much the times vary: known after the first measurement, of 5 rounds or more",
  screen: "it is a point estimate that no number of examples certifies",
};
