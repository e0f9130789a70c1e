import type { Metric } from "../../catalog/metrics.ts";
import type { FormName } from "../../catalog/units.ts";
import { amount } from "../../words/amounts.ts";
import type { Standing } from "../judgement.ts";

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

/** `a drop of at most 0.4 points`; where even the worst is better than before, `a rise of at least 2 points`. */
export function harmAtMost(harmed: Harmed, harm: number): string {
  const { form } = harmed;
  if (harm >= 0) return `${harmNoun(harmed)} of at most ${amount(harm, form, "up")}`;
  return `${isBetterHigh(harmed) ? "a rise" : "a drop"} of at least ${amount(-harm, form, "down")}`;
}

export function harmNoun(harmed: Pick<Harmed, "metric">): string {
  return isBetterHigh(harmed) ? "a drop" : "a rise";
}

function isBetterHigh({ metric }: Pick<Harmed, "metric">): boolean {
  return metric.direction === "higher";
}

/** How a sentence on `min` or `max` calls its bounds. */
export const EDGES = {
  min: { pass: "at least", fail: "at most", worst: "as low as", best: "as high as" },
  max: { pass: "at most", fail: "at least", worst: "as high as", best: "as low as" },
} as const;

interface Endings {
  readonly pass: string;
  readonly fail: string;
  readonly leansPass: string;
  readonly leansFail: string;
}

/** What a limit was found to be, at the end of a sentence. */
export function ending({ state, leans }: Standing, endings: Endings): string {
  if (state === "pass") return endings.pass;
  if (state === "fail") return endings.fail;
  return leans === "fail" ? endings.leansFail : endings.leansPass;
}
