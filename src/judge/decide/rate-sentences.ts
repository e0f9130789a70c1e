import { formNameOf } from "../../catalog/operators.ts";
import { amount } from "../../words/amounts.ts";
import { allow } from "../../words/counts.ts";
import { confidenceOf } from "../alpha.ts";
import type { Standing } from "../judgement.ts";
import type { Change } from "./change.ts";
import { EDGES, ending } from "./endings.ts";
import { harmAtMost, harmNoun, movedBy } from "./harm-words.ts";
import type { Trial } from "./trial.ts";

interface Estimate {
  readonly n: number;
  readonly interval: readonly [number, number];
  readonly found: Standing;
}

/** One sentence on a rate against its `min` or `max`. */
export function rateSentence(
  { metric, limit, alpha }: Trial,
  { count, n, interval, found, edge }: Estimate & { count: number; edge: "min" | "max" },
): string {
  const [low, high] = [amount(interval[0], "rate", "down"), amount(interval[1], "rate", "up")];
  const [worst, best] = edge === "min" ? [low, high] : [high, low];
  const words = EDGES[edge];
  const asked = `${edge} ${limit.text}`;
  const sure = `with ${confidenceOf(alpha)} confidence; the limit is ${asked}`;
  return `${metric.name} is ${amount(count / n, "rate")} (${count} of ${n})${ending(found, {
    pass: `: ${words.pass} ${worst} ${sure}`,
    fail: `: ${words.fail} ${best} ${sure}`,
    leansPass: `, which keeps ${asked}, but ${allow(n, "sample")} one ${words.worst} ${worst}: not certified`,
    leansFail: `, which breaks ${asked}, though ${allow(n, "sample")} one ${words.best} ${best}: likely, not proven`,
  })}`;
}

/** One sentence on a drop against `max-drop` or `max-regression`. */
export function dropSentence(
  trial: Trial,
  change: Change & { found: Standing; than: string },
): string {
  const { metric, limit, alpha } = trial;
  const { n, drop, interval, found, than } = change;
  if (change.unchanged)
    return `program and weights are ${than}'s to the bit, and so is every answer`;
  const form = formNameOf(metric, limit.operator);
  const harmed = { metric, form };
  const [least, most] = [amount(interval[0], form, "down"), amount(interval[1], form, "up")];
  const noun = harmNoun(harmed);
  const sure = `with ${confidenceOf(alpha)} confidence; ${limit.text} is allowed`;
  return `${metric.name} ${movedBy(harmed, drop)} against ${than} (${flipsOf(change)})${ending(
    found,
    {
      pass: `: ${harmAtMost(harmed, interval[1])} ${sure}`,
      fail: `: ${noun} of at least ${least} ${sure}`,
      leansPass: `, within ${limit.text}, but ${allow(n, "sample")} ${noun} of ${most}: not certified`,
      leansFail: `, beyond ${limit.text}, though ${allow(n, "sample")} ${noun} of only ${least}: likely, not proven`,
    },
  )}`;
}

/** While labels are missing, the drop is that of the labelled samples, and stands beside what it was counted from. */
function flipsOf({ n, lost, gained, open, seen }: Change): string {
  const [all, those] = [{ lost, gained }, seen].map(
    (one) => `${one.lost} lost, ${one.gained} gained`,
  );
  if (open === 0) return `${all} of ${n}`;
  const labelled = `${those} of ${seen.n} with a label`;
  return `${labelled}; of all ${n}: ${all}, ${open} without a label`;
}
