import { confidenceOf } from "../alpha.ts";
import type { Standing } from "../judgement.ts";
import {
  atLeastPercent,
  atLeastPoints,
  atMostPercent,
  atMostPoints,
  fellBy,
  percent,
} from "../wording.ts";
import type { Change } from "./change.ts";
import { EDGES, ending } from "./endings.ts";
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
  const [low, high] = [atLeastPercent(interval[0]), atMostPercent(interval[1])];
  const [worst, best] = edge === "min" ? [low, high] : [high, low];
  const words = EDGES[edge];
  const asked = `${edge} ${limit.text}`;
  const sure = `with ${confidenceOf(alpha)} confidence; the limit is ${asked}`;
  return `${metric.name} is ${percent(count / n)} (${count} of ${n})${ending(found, {
    pass: `: ${words.pass} ${worst} ${sure}`,
    fail: `: ${words.fail} ${best} ${sure}`,
    leansPass: `, which keeps ${asked}, but ${n} samples allow one ${words.worst} ${worst}: not certified`,
    leansFail: `, which breaks ${asked}, though ${n} samples allow one ${words.best} ${best}: likely, not proven`,
  })}`;
}

/** One sentence on a drop against `max-drop` or `max-regression`. */
export function dropSentence(
  { metric, limit, alpha }: Trial,
  change: Change & { found: Standing; than: string },
): string {
  const { n, lost, gained, drop, interval, found, than } = change;
  if (change.unchanged)
    return `program and weights are ${than}'s to the bit, and so is every answer`;
  const [least, most] = [atLeastPoints(interval[0]), atMostPoints(interval[1])];
  const sure = `points with ${confidenceOf(alpha)} confidence; ${limit.text} is allowed`;
  const open = change.open === 0 ? "" : `, ${change.open} without a label`;
  const flips = `${lost} lost, ${gained} gained${open} of ${n}`;
  return `${metric.name} ${fellBy(drop)} against ${than} (${flips})${ending(found, {
    pass: `: a drop of at most ${most} ${sure}`,
    fail: `: a drop of at least ${least} ${sure}`,
    leansPass: `, within ${limit.text}, but ${n} samples allow a drop of ${most} points: not certified`,
    leansFail: `, beyond ${limit.text}, though ${n} samples allow a drop of only ${least} points: likely, not proven`,
  })}`;
}
