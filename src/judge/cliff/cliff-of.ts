import type { Metric } from "../../catalog/metrics.ts";
import { isUnmeasured, type Unmeasured } from "../../catalog/unmeasured.ts";
import type { Cliff } from "../../contract/counsel.ts";
import { findMetric } from "../../tasks/rows.ts";
import { comparable } from "../comparable.ts";
import { scoresSeen } from "../decide/scores-seen.ts";
import type { Seen } from "../evidence.ts";
import { pointOf } from "../recorded/point.ts";
import type { Subject } from "../subject.ts";
import { findCliff } from "./find-cliff.ts";
import type { Rung } from "./rung.ts";

interface Ladder {
  readonly subjects: readonly Subject[];
  readonly reference: { readonly name: string; readonly seen: Seen | Unmeasured };
  readonly alpha: number;
}

/**
 * Where a model's variants, by size, lose more than they did before; only what is a share has a cliff. One that did not
 * shrink is no step down.
 */
export function cliffOf({ subjects, reference, alpha }: Ladder): Cliff | undefined {
  const { name, seen: top } = reference;
  if (isUnmeasured(top)) return;
  const metric = metricOf(subjects, top);
  if (metric === undefined) return;
  const placed = subjects
    .filter(({ variant, unshrunk }) => variant.name !== name && unshrunk === undefined)
    .map((one) => ({ name: one.variant.name, rung: rungOf(one, top, metric) }));
  const rungs = [...rungAt(name, top, top, metric), ...placed.flatMap(({ rung }) => rung)];
  const within = rungs.filter(({ bytes }) => bytes <= top.package.bytes);
  const missing = placed.flatMap(({ name, rung }) => (rung.length === 0 ? name : []));
  return withGaps(findCliff(within, metric, alpha), missing);
}

/** Nobody knows between which steps a missing variant stands, so none of them is sure to be one step. */
function withGaps(cliff: Cliff | undefined, missing: string[]): Cliff | undefined {
  if (cliff === undefined || missing.length === 0) return cliff;
  return { ...cliff, certainty: "likely", missing };
}

/** The metric that stands first: of the records, else of what was stated. */
function metricOf(subjects: readonly Subject[], top: Seen): Metric | undefined {
  const names = [...(subjects[0]?.rates ?? []), ...Object.keys(top.stated)];
  return names
    .map(findMetric)
    .find((metric) => metric?.quantity === "rate" && metric.source === "records");
}

function rungOf({ variant, first }: Subject, top: Seen, metric: Metric): Rung[] {
  return first === undefined ? [] : rungAt(variant.name, first.variant, top, metric);
}

function rungAt(name: string, seen: Seen, top: Seen, metric: Metric): Rung[] {
  if (isUnmeasured(comparable(seen, top, "the reference"))) return [];
  const point = pointOf(metric, seen);
  if (isUnmeasured(point)) return [];
  const scores = scoresSeen(metric, seen, top.columns);
  const alone = seen.stated[metric.name] !== undefined || isUnmeasured(scores);
  return [{ name, bytes: seen.package.bytes, score: point.value, ...(!alone && { scores }) }];
}
