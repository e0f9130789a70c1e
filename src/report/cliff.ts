import type { Cliff, Outdone } from "../contract/counsel.ts";
import type { JudgedModel } from "../contract/verdict.ts";
import { findMetric } from "../tasks/rows.ts";
import { brief, factor } from "../words/amounts.ts";
import { listed } from "../words/lists.ts";

type Step = Pick<Cliff, "variant" | "after" | "drop" | "saved">;

/** `cliff at int4: 8.7 points for 6 MB`, for one line that says it all. */
export function cliffInShort({ variant, drop, saved, largest, missing = [] }: Cliff): string {
  const step = `cliff at ${variant}: ${brief(drop, "points")} for ${brief(saved, "bytes")}`;
  const more =
    largest === undefined
      ? ""
      : `, and the largest at ${largest.variant}: ${brief(largest.drop, "points")}`;
  const gap =
    missing.length === 0 ? "" : ` (no numbers of ${listed(missing)}: it may be several steps)`;
  return `${step}${more}${gap}`;
}

/** What the cliff is, how sure that is, how it compares with the step before, and where a larger one is. */
export function cliffSentences(cliff: Cliff): string {
  const { breaks, variant, metric, atLeast, ratio, largest, missing = [] } = cliff;
  const what = breaks ? `${variant} breaks the model` : `The cliff is at ${variant}`;
  return [
    `${what}: ${cost(cliff, metric)}.`,
    atLeast === undefined
      ? "Nobody can say how sure that is: only numbers are known."
      : `At least ${brief(atLeast, "points", "down")} of it ${isOne(atLeast) ? "is" : "are"} certain.`,
    ...(ratio === undefined
      ? []
      : [`To halve the size costs ${factor(ratio)} times as much there as in the step before.`]),
    ...(largest === undefined
      ? []
      : [`The largest step is at ${largest.variant}: ${cost(largest, metric)}.`]),
    ...(missing.length === 0
      ? []
      : [`There are no numbers of ${listed(missing)}, so it may be several steps.`]),
  ].join(" ");
}

/** A variant that is worse than a smaller one, a sentence each. */
export function outdoneSentences({ outdone = [] }: Pick<JudgedModel, "outdone">): string[] {
  return outdone.map(outdoneSentence);
}

function outdoneSentence({ variant, smaller, drop, atLeast }: Outdone): string {
  const by =
    atLeast === undefined
      ? `by ${brief(drop, "points")}, by the numbers alone`
      : `by ${brief(drop, "points")}`;
  return `${variant} is worse than the smaller ${smaller}, ${by}: look at its conversion.`;
}

/** `9 of 100 more answers are wrong than with int8, to save 6 MB`. */
function cost({ after, drop, saved }: Step, metric: string): string {
  const saves = `to save ${brief(saved, "bytes")}`;
  if (findMetric(metric)?.test !== "rate")
    return `${metric} falls by ${brief(drop, "points")} from ${after}, ${saves}`;
  const wrong = Math.round(100 * drop);
  return `${wrong} of 100 more answers ${wrong === 1 ? "is" : "are"} wrong than with ${after}, ${saves}`;
}

function isOne(points: number): boolean {
  return brief(points, "points", "down") === "1 point";
}
