import { toNumber } from "../catalog/decimal.ts";
import { LEAST_ROUNDS, type Test } from "../catalog/metrics.ts";
import { OPERATORS, type Operator } from "../catalog/operators.ts";
import { findMetric } from "../tasks/rows.ts";
import { grouped } from "../words/counts.ts";
import { forecastDrop } from "./drop.ts";
import type { Forecast, PlannedLimit } from "./planned-limit.ts";
import { forecastRate } from "./rate.ts";
import { forecastSpread } from "./spread.ts";

type Forecaster = (asked: PlannedLimit, target: number) => Forecast;

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
export function forecast(asked: PlannedLimit): Forecast {
  const metric = asked.limit.declared ?? findMetric(asked.limit.metric);
  if (metric?.test === "exact") return { decides: "always", why: "it is read, not estimated" };
  if (asked.n === 0 && metric?.source !== "target")
    return { decides: "too-few", why: "there is no example to decide it by" };
  const target = toNumber(asked.limit.target);
  const known = metric && FORECASTS[metric.test]?.[asked.limit.operator];
  return known?.(asked, target) ?? forecastSpread(asked, target, metric);
}

/** What a measurement taken elsewhere holds that could decide a limit. */
export type Held =
  | { readonly kind: "answers" | "rounds"; readonly n: number }
  | { readonly kind: "number"; readonly n?: number }
  | { readonly kind: "nothing"; readonly why: string };

interface AskedOfRecorded extends Pick<PlannedLimit, "limit" | "alpha"> {
  readonly own: Held;
  /** Of a limit against the reference: what is held of that. */
  readonly other?: Held;
}

/** Whether what was measured elsewhere can decide the limit: a number alone never certifies anything. */
export function forecastRecorded(asked: AskedOfRecorded): Forecast & Pick<PlannedLimit, "n"> {
  const { limit, alpha, own, other } = asked;
  const sides = other === undefined ? [own] : [own, other];
  const nothing = sides.find((side) => side.kind === "nothing");
  if (nothing) return { n: 0, decides: "never", why: `${nothing.why}, so it stays unmeasured` };
  const why = whyNever(asked, sides);
  if (why !== undefined) return { n: 0, decides: "never", why };
  const n = Math.min(...sides.map(countOf));
  if (own.kind === "rounds" && n < LEAST_ROUNDS) return { n, decides: "too-few", why: tooFew(n) };
  return { n, ...forecast({ limit, alpha, n }) };
}

/** Only a rate of so many examples has bounds by itself, and only against a fixed value. */
function whyNever({ limit }: AskedOfRecorded, sides: readonly Held[]): string | undefined {
  const metric = findMetric(limit.metric);
  const numbers = sides.filter(({ kind }) => kind === "number");
  if (numbers.length === 0 || metric?.source === "package") return;
  if (metric?.test === "rounds")
    return `${ALONE}; the ${metric.round === "memory" ? "memory" : "times"} of ${LEAST_ROUNDS} rounds would decide it`;
  if (metric?.source === "target") return ALONE;
  if (OPERATORS[limit.operator].against !== "absolute") return BESIDE;
  if (metric?.test !== "rate") return `${ALONE}; the answers (records) would decide it`;
  if (countOf(numbers[0]) > 0) return;
  return `${ALONE}; how many examples it is of (n) or the answers (records) would decide it`;
}

const ALONE = "a recorded number alone certifies nothing, it only leans";
const BESIDE =
  "recorded totals do not say on which examples they differ, and only lean; the answers (records) of both sides would decide it";

function countOf(held: Held | undefined): number {
  return held !== undefined && "n" in held ? (held.n ?? 0) : 0;
}

function tooFew(rounds: number): string {
  return `${grouped(rounds)} recorded rounds cannot certify it: that takes ${LEAST_ROUNDS}`;
}
