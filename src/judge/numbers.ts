import { decimalOf, minus, toNumber } from "../catalog/decimal.ts";
import { isAgainstReference, type Metric } from "../catalog/metrics.ts";
import { isUnmeasured, type Unmeasured } from "../catalog/unmeasured.ts";
import type { ObservedMetric } from "../contract/verdict.ts";
import { isTellable } from "../statistics/after/harm.ts";
import { sumsIn } from "../statistics/after/in-clusters.ts";
import { isUnchanged } from "../statistics/after/unchanged.ts";
import { countRight } from "../statistics/pairs.ts";
import type { Estimable, Rate } from "../statistics/scores.ts";
import { findMetric, METRICS } from "../tasks/rows.ts";
import { comparable, identical } from "./evidence/comparable.ts";
import type { Observation } from "./evidence/observation.ts";
import { exactly } from "./question/exact.ts";
import { changeInterval, countChange, dropOf, rateBounds } from "./question/rates.ts";
import { boundsOf } from "./question/values.ts";
import type { Branch } from "./tree.ts";

/** A variant's numbers: those of its first target, and of the others what it does not give, a phone's latency. */
export function numbersOf({ on, rates, alpha }: Branch): Record<string, ObservedMetric> {
  const seen = [...on.values()].flatMap((one) => (isUnmeasured(one) ? [] : [one]));
  const each = seen.map(({ own, reference }) => observe(own, reference, rates, alpha));
  return Object.assign({}, ...each.reverse());
}

const TIMED = METRICS.filter(({ round }) => round !== undefined);
const EXACT = METRICS.filter(({ of, planned }) => of !== undefined || planned !== undefined);

/** The numbers of a variant that there are; of what is left out, its limits say why. */
export function observe(
  seen: Observation,
  reference: Observation | Unmeasured,
  rates: readonly Metric[],
  alpha: number,
): Record<string, ObservedMetric> {
  const other = comparable(seen, reference, "the reference");
  const { rounds = {} } = seen;
  const timed = TIMED.filter(({ round }) => round !== undefined && rounds[round] !== undefined);
  const named = new Map<string, Metric | undefined>(rates.map((metric) => [metric.name, metric]));
  for (const name of [...Object.keys(seen.stated), ...timed.map((metric) => metric.name)])
    if (!named.has(name)) named.set(name, findMetric(name));
  const found = [
    ...[...named].map(
      ([name, metric]) => [name, numberOf({ name, metric }, seen, other, alpha)] as const,
    ),
    ...EXACT.map((metric) => [metric.name, heldOf(metric, seen)] as const),
  ];
  return Object.fromEntries(found.flatMap(([name, one]) => (one ? [[name, one]] : [])));
}

function heldOf(metric: Metric, seen: Observation): ObservedMetric | undefined {
  const value = exactly(metric, seen);
  return typeof value === "number" && isTellable(value) ? { value } : undefined;
}

/** A measurement may state what no row knows. */
interface Named {
  readonly name: string;
  readonly metric: Metric | undefined;
}

function numberOf(
  named: Named,
  seen: Observation,
  other: Observation | Unmeasured,
  alpha: number,
): ObservedMetric | undefined {
  const found = statedMetric(named, seen, other) ?? observeScores(named, seen, other, alpha);
  if (found === undefined || !isTellable(found.value)) return;
  const { versus, ...about } = found;
  return versus === undefined || isTellable(versus.drop) ? found : about;
}

/** What records or times show of a metric, and how it compares with the other's. */
function observeScores(
  { metric }: Named,
  seen: Observation,
  other: Observation | Unmeasured,
  alpha: number,
): ObservedMetric | undefined {
  if (metric === undefined) return;
  const after = seen.scores(metric, isUnmeasured(other) ? "nothing" : "reference");
  if (isUnmeasured(after)) return;
  const before = isUnmeasured(other) || isAgainstReference(metric) ? undefined : other;
  switch (after.kind) {
    case "collapsed":
      return;
    case "screen":
      return { value: after.value, n: after.n };
    case "rate":
      return observedRate({ metric, seen, before, alpha }, after);
    default:
      return observedValue({ metric, seen, before, alpha }, after);
  }
}

interface Sides {
  readonly metric: Metric;
  readonly seen: Observation;
  /** What it is compared with, if it is. */
  readonly before: Observation | undefined;
  readonly alpha: number;
}

function observedRate({ metric, seen, before, alpha }: Sides, after: Rate): ObservedMetric {
  const [count, n] = [countRight(after.right), after.right.length];
  const clusters = after.clusters && sumsIn(after.right, after.clusters);
  const interval = rateBounds({ right: count, n, ...(clusters && { clusters }) }, alpha);
  const about = { value: count / n, n, interval };
  const was = before?.scores(metric);
  if (before === undefined || was === undefined || isUnmeasured(was) || was.kind !== "rate")
    return about;
  const change = countChange(was, after, identical(seen, before));
  const { lost, gained } = change.pairs;
  const versus = { drop: dropOf(change), interval: changeInterval(change, alpha), lost, gained };
  return { ...about, versus };
}

function observedValue(
  { metric, seen, before, alpha }: Sides,
  after: Estimable,
): ObservedMetric | undefined {
  const alone = seen.harm(metric, "lower");
  if (isUnmeasured(alone)) return;
  const { value, n } = alone;
  // A time is shown with its own bounds, which say whether one variant is faster than another.
  const bounds = after.kind === "rounds" ? alone.bounds(alpha) : {};
  const about = {
    ...{ value, n, ...("interval" in bounds && { interval: bounds.interval }) },
    ...(after.kind === "rounds" && seen.informs !== undefined && { informs: true as const }),
  };
  const was = before?.scores(metric);
  if (before === undefined || was === undefined || isUnmeasured(was) || was.kind !== after.kind)
    return about;
  const how = { by: "difference", at: 0, together: true } as const;
  const { worst } = "worst" in after ? after : {};
  // As a limit judges it, of which each unit counts up to a worst.
  const harm = seen.harmOver(before, metric, { ...how, ...(worst !== undefined && { worst }) });
  if (isUnmeasured(harm)) return about;
  // To draw samples anew takes long: it is done for limits, which are judged first, not for a table.
  const drawn = harm.resampling?.done ?? true;
  const unchanged = identical(seen, before) && isUnchanged(was, after);
  const { interval } = drawn ? boundsOf({ harm, unchanged }, alpha) : {};
  return { ...about, versus: { drop: harm.value, ...(interval && { interval }) } };
}

/** A number that a measurement only states, with its distance from the reference's and without bounds. */
function statedMetric(
  { name, metric }: Named,
  seen: Observation,
  other: Observation | Unmeasured,
): ObservedMetric | undefined {
  const own = seen.stated[name];
  if (own === undefined) return;
  const theirs = isUnmeasured(other) ? undefined : other.stated[name];
  return { ...own, ...(theirs && { versus: { drop: worse(metric, own.value, theirs.value) } }) };
}

/** In exact decimals: 0.912 − 0.904 is 0.008. */
function worse(metric: Metric | undefined, own: number, theirs: number): number {
  const [a, b] = [decimalOf(own), decimalOf(theirs)];
  return toNumber(metric?.direction === "lower" ? minus(a, b) : minus(b, a));
}
