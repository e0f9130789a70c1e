import type { Metric } from "../../catalog/metrics.ts";
import type { FormName } from "../../catalog/units.ts";
import { amount } from "../../words/amounts.ts";

/** What got worse by some number, and how that number is written. */
export interface Harmed {
  readonly metric: Pick<Metric, "direction">;
  readonly form: FormName;
}

/** `fell by 0.4 points`, `rose by 2 %`: what a metric did, from how much worse it got. */
export function movedBy(harmed: Harmed, harm: number): string {
  if (harm === 0) return "did not change";
  const by = amount(Math.abs(harm), harmed.form).replace(/^0 /, "less than 0.01 ");
  return `${(harm > 0) === isBetterHigh(harmed) ? "fell" : "rose"} by ${by}`;
}

export function harmNoun(harmed: Pick<Harmed, "metric">): string {
  return isBetterHigh(harmed) ? "a drop" : "a rise";
}

function isBetterHigh({ metric }: Pick<Harmed, "metric">): boolean {
  return metric.direction === "higher";
}
