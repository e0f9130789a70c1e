import { findMetric } from "../../catalog/metrics.ts";
import type { Measurement } from "../../contract/measurement.ts";
import { isTellable } from "../../metrics/harm/finite.ts";
import type { Unmeasured } from "../../metrics/unmeasured.ts";

/** A number without bounds, and of how many examples it is, where that is known. */
export interface Point {
  readonly value: number;
  readonly n?: number;
}

export type Stated = Readonly<Record<string, Point>>;

/** The numbers that a measurement states by itself; none of them may be one that it also gives otherwise. */
export function statedBy(measurement: Measurement): { readonly stated: Stated } | Unmeasured {
  const { metrics = {} } = measurement;
  const count = Object.keys(metrics).length;
  if (count > MOST) return { unmeasured: `the measurement states ${count} metrics, over ${MOST}` };
  const wrong = Object.entries(metrics).flatMap(([name, { value }]) => whyWrong(name, value));
  const twice = Object.keys(metrics).flatMap((name) => whyTwice(name, measurement));
  const [first] = [...wrong, ...twice];
  return first === undefined ? { stated: metrics } : { unmeasured: first };
}

/** More than there are; a stranger's file must not fill the report. */
const MOST = 100;

/** A rate of 91.2 was meant as a percentage, no size is below zero, and nothing takes no time. */
function whyWrong(name: string, value: number): string[] {
  if (!isTellable(value)) return [`the measurement states ${name} as ${value}: too large a number`];
  const quantity = findMetric(name)?.quantity;
  if (quantity === "rate" && (value < 0 || value > 1))
    return [`the measurement states ${name} as ${value}: a rate is from 0 to 1`];
  if (quantity === "duration" && value === 0)
    return [`the measurement states ${name} as 0 ms: nothing takes no time`];
  const negative = value < 0 && (quantity === "duration" || quantity === "bytes");
  return negative ? [`the measurement states ${name} as ${value}, below zero`] : [];
}

const GIVEN = {
  records: ({ records }: Measurement) => records !== undefined && "records",
  package: ({ package: held }: Measurement) => held !== undefined && "package",
  target: ({ latency }: Measurement) => latency !== undefined && "rounds",
} as const;

/** Of two numbers for one metric, none is believed. */
function whyTwice(name: string, measurement: Measurement): string[] {
  const metric = findMetric(name);
  if (metric === undefined) return [];
  if (metric.source === "target" && metric.test !== "rounds") return [];
  const other = GIVEN[metric.source](measurement);
  return other ? [`the measurement states ${name}, which its ${other} give as well`] : [];
}
