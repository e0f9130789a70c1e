import type { Explanation, ShortExplanation } from "../../contract/explanation.ts";

/** Of each list so many; the files have all. */
const FIRST = 5;

/** The first of every list of an explanation, and where the whole is. */
export function inShort({ target, metrics }: Explanation, path: string): ShortExplanation[] {
  return metrics.map(({ limits: _, ...one }) => ({
    ...one,
    target,
    path,
    flips: one.flips.filter(({ kind }) => kind !== "gained").slice(0, FIRST),
    moved: one.moved.slice(0, FIRST),
    confusions: one.confusions.slice(0, FIRST),
    classes: one.classes.filter(({ drop }) => drop > 0).slice(0, FIRST),
  }));
}
