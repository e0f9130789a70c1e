import { toNumber } from "../catalog/decimal.ts";
import { findMetric, type Test } from "../catalog/metrics.ts";
import type { Operator } from "../catalog/operators.ts";
import type { Asked, Forecast } from "./asked.ts";
import { forecastDrop } from "./forecast-drop.ts";
import { forecastRate } from "./forecast-rate.ts";
import { forecastSpread } from "./forecast-spread.ts";

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
  if (asked.n === 0 && metric?.source !== "target")
    return { decides: "too-few", why: "there is no example to decide it by" };
  const target = toNumber(asked.limit.target);
  const known = metric && FORECASTS[metric.test]?.[asked.limit.operator];
  return known?.(asked, target) ?? forecastSpread(asked, target, metric);
}
