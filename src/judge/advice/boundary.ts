import { memberOf } from "../../catalog/metrics.ts";
import { isUnmeasured } from "../../catalog/unmeasured.ts";
import type { Advice } from "../../contract/counsel.ts";
import { findMetric, METRICS } from "../../tasks/rows.ts";
import { boundaryBetween } from "../../tasks/tasks.ts";
import { amount } from "../../words/amounts.ts";
import { observe } from "../numbers.ts";
import type { AdviceBasis, Known } from "./basis.ts";

/** Embeddings whose boundary cases move: on average they are the same, and yet answers near a line change. */
export function boundary(ground: AdviceBasis): Advice[] {
  return ground.known
    .flatMap((known) => {
      const texts = moved(known) ?? minded(known, ground);
      return texts.map((text) => ({ variant: known.name, topic: "boundary-cases" as const, text }));
    })
    .slice(0, 1);
}

/** Undefined where the task draws no such line. */
function moved({ seen, comparison }: Known): readonly string[] | undefined {
  if (comparison === undefined || isUnmeasured(comparison.reference)) return;
  return boundaryBetween(comparison.reference.columns, seen.columns);
}

/** Of the metrics that an app has to mind, the first that is below what it should keep. */
function minded({ seen, comparison }: Known, { alpha }: AdviceBasis): readonly string[] {
  if (comparison === undefined) return [];
  const asked = MINDED.filter((name) => seen.stated[name] === undefined).flatMap(
    (name) => findMetric(name) ?? [],
  );
  const metrics = observe(seen, comparison.reference, asked, alpha);
  const texts = Object.entries(metrics).flatMap(([name, { value }]) => {
    const row = findMetric(name)?.minded;
    return row !== undefined && value < row.below ? [row.says(amount(value, "rate"), name)] : [];
  });
  return texts.slice(0, 1);
}

const MINDED = METRICS.flatMap((metric) =>
  metric.minded === undefined ? [] : [memberOf(metric, metric.minded.k)],
);
