import { formNameOf, OPERATORS } from "../../catalog/operators.ts";
import { amount } from "../../words/amounts.ts";
import { allow } from "../../words/counts.ts";
import { confidenceOf } from "../alpha.ts";
import type { Standing } from "../judgement.ts";
import { EDGES, ending } from "./endings.ts";
import { harmAtMost, harmNoun, movedBy } from "./harm-words.ts";
import type { Trial } from "./trial.ts";

interface Estimated {
  readonly observed: number;
  readonly interval?: [number, number] | undefined;
  readonly doubt?: string;
  readonly note?: string;
  readonly found: Standing;
}

/** One sentence on a value against its `min` or `max`. */
export function valueSentence(trial: Trial, estimated: Estimated & { n: number }): string {
  const { metric, limit, alpha } = trial;
  const { observed, interval = [observed, observed], n, found, doubt } = estimated;
  const edge = limit.operator === "min" ? "min" : "max";
  const form = formNameOf(metric, limit.operator);
  const [low, high] = [amount(interval[0], form, "down"), amount(interval[1], form, "up")];
  const [worst, best] = edge === "min" ? [low, high] : [high, low];
  const words = EDGES[edge];
  const asked = `${edge} ${limit.text}`;
  const sure = `with ${confidenceOf(alpha)} confidence; the limit is ${asked}`;
  const head = `${metric.name} is ${amount(observed, form)}`;
  return `${head}${ending(found, {
    pass: `: ${words.pass} ${worst} ${sure}`,
    fail: `: ${words.fail} ${best} ${sure}`,
    leansPass: `, which keeps ${asked}, but ${doubt ?? `${allow(n, "unit")} one ${words.worst} ${worst}`}: not certified`,
    leansFail: `, which breaks ${asked}, though ${doubt ?? `${allow(n, "unit")} one ${words.best} ${best}`}: likely, not proven`,
  })}${noted(estimated)}`;
}

/** One sentence on how a value compares with another side's. */
export function changeSentence(
  trial: Trial,
  estimated: Estimated & { readonly than: string; readonly unchanged: boolean },
): string {
  const { metric, limit, alpha } = trial;
  const { observed, interval = [observed, observed], found, doubt, than, unchanged } = estimated;
  if (unchanged) return `program and weights are ${than}'s to the bit, and so is every answer`;
  const isRatio = OPERATORS[limit.operator].compares === "ratio";
  const form = formNameOf(metric, limit.operator);
  const what = isRatio ? "a ratio" : harmNoun(trial);
  const [least, most] = [amount(interval[0], form, "down"), amount(interval[1], form, "up")];
  const sure = `with ${confidenceOf(alpha)} confidence; ${limit.text} is allowed`;
  return `${changed(trial, observed, than)}${ending(found, {
    pass: `: ${isRatio ? `a ratio of at most ${most}` : harmAtMost({ metric, form }, interval[1])} ${sure}`,
    fail: `: ${what} of at least ${least} ${sure}`,
    leansPass: `, within ${limit.text}, but ${doubt ?? `the data allow ${what} of ${most}`}: not certified`,
    leansFail: `, beyond ${limit.text}, though ${doubt ?? `the data allow ${what} of only ${least}`}: likely, not proven`,
  })}${noted(estimated)}`;
}

/** `mae rose by 0.3 against the reference`; a ratio is `1.05 times the reference's`. */
function changed(trial: Trial, observed: number, than: string): string {
  const { metric, limit } = trial;
  const form = formNameOf(metric, limit.operator);
  if (OPERATORS[limit.operator].compares === "ratio")
    return `${metric.name} is ${amount(observed, form)} times ${than}'s`;
  return `${metric.name} ${movedBy({ metric, form }, observed)} against ${than}`;
}

function noted({ note }: Estimated): string {
  return note === undefined ? "" : ` (${note})`;
}
