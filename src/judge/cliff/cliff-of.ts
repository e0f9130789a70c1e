import { findMetric, type Metric } from "../../catalog/metrics.ts";
import type { Cliff } from "../../contract/counsel.ts";
import { isUnmeasured, type Unmeasured } from "../../metrics/unmeasured.ts";
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

/** Where a model's variants, by size, lose more than they did before; only what is a share has a cliff. */
export function cliffOf({ subjects, reference, alpha }: Ladder): Cliff | undefined {
  const { name, seen: top } = reference;
  if (isUnmeasured(top)) return;
  const metric = metricOf(subjects, top);
  if (metric === undefined) return;
  const others = subjects.filter(({ variant }) => variant.name !== name).flatMap(sound);
  const rungs = [{ name, seen: top }, ...others]
    .filter(({ seen }) => seen.package.bytes <= top.package.bytes)
    .flatMap((one) => rungOf(one.name, one.seen, top, metric));
  return findCliff(rungs, metric, alpha);
}

/** The metric that stands first: of the records, else of what was stated. */
function metricOf(subjects: readonly Subject[], top: Seen): Metric | undefined {
  const names = [...(subjects[0]?.rates ?? []), ...Object.keys(top.stated)];
  return names
    .map(findMetric)
    .find((metric) => metric?.quantity === "rate" && metric.source === "records");
}

/** A variant that did not shrink is no step down. */
function sound({ variant, first, unshrunk }: Subject): { name: string; seen: Seen }[] {
  return first === undefined || unshrunk !== undefined
    ? []
    : [{ name: variant.name, seen: first.variant }];
}

function rungOf(name: string, seen: Seen, top: Seen, metric: Metric): Rung[] {
  if (isUnmeasured(comparable(seen, top, "the reference"))) return [];
  const point = pointOf(metric, seen);
  if (isUnmeasured(point)) return [];
  const scores = scoresSeen(metric, seen, top.columns);
  const alone = seen.stated[metric.name] !== undefined || isUnmeasured(scores);
  return [{ name, bytes: seen.package.bytes, score: point.value, ...(!alone && { scores }) }];
}
