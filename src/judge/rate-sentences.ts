import { confidenceOf } from "./alpha.ts";
import type { Change } from "./change.ts";
import type { Standing } from "./judgement.ts";
import type { Trial } from "./trial.ts";
import {
  atLeastPercent,
  atLeastPoints,
  atMostPercent,
  atMostPoints,
  fellBy,
  percent,
} from "./wording.ts";

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
  const [worse, better] = edge === "min" ? [low, high] : [high, low];
  const [toPass, toFail] = edge === "min" ? ["least", "most"] : ["most", "least"];
  const [sadly, happily] = edge === "min" ? ["little", "much"] : ["much", "little"];
  const sure = `with ${confidenceOf(alpha)} confidence; the limit is ${edge} ${limit.text}`;
  return `${metric.name} is ${percent(count / n)} (${count} of ${n})${ending(found, {
    pass: `, at ${toPass} ${worse} ${sure}`,
    fail: `, at ${toFail} ${better} ${sure}`,
    leansPass: `, which keeps ${edge} ${limit.text}, but ${n} samples allow as ${sadly} as ${worse}: not certified`,
    leansFail: `, which breaks ${edge} ${limit.text}, though ${n} samples allow as ${happily} as ${better}: likely, not proven`,
  })}`;
}

/** One sentence on a drop against `max-drop` or `max-regression`. */
export function dropSentence(
  { metric, limit, alpha }: Trial,
  {
    n,
    lost,
    gained,
    drop,
    interval,
    unchanged,
    found,
    than,
  }: Change & { found: Standing; than: string },
): string {
  if (unchanged) return `program and weights are ${than}'s to the bit, and so is every answer`;
  const [least, most] = [atLeastPoints(interval[0]), atMostPoints(interval[1])];
  const sure = `points with ${confidenceOf(alpha)} confidence; ${limit.text} is allowed`;
  const flips = `${lost} lost, ${gained} gained of ${n}`;
  return `${metric.name} ${fellBy(drop)} from ${than} (${flips})${ending(found, {
    pass: `: a drop of at most ${most} ${sure}`,
    fail: `: a drop of at least ${least} ${sure}`,
    leansPass: `, within ${limit.text}, but ${n} samples allow a drop of ${most} points: not certified`,
    leansFail: `, beyond ${limit.text}, though ${n} samples allow a drop of only ${least} points: likely, not proven`,
  })}`;
}

interface Endings {
  readonly pass: string;
  readonly fail: string;
  readonly leansPass: string;
  readonly leansFail: string;
}

function ending({ state, leans }: Standing, endings: Endings): string {
  if (state === "pass") return endings.pass;
  if (state === "fail") return endings.fail;
  return leans === "fail" ? endings.leansFail : endings.leansPass;
}
