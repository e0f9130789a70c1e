import { formNameOf, OPERATORS } from "../../catalog/operators.ts";
import { amount } from "../../words/amounts.ts";
import { confidenceOf } from "../alpha.ts";
import type { Standing } from "../judgement.ts";
import { harmNoun, movedBy } from "../question/harm-words.ts";
import type { About, LossQuestion } from "../question/question.ts";

export interface Estimated {
  readonly observed: number;
  readonly interval?: readonly [number, number] | undefined;
  /** Why it passes nothing, whatever its bounds. */
  readonly doubt?: string;
  /** What a reader should know of the bounds. */
  readonly note?: string;
  readonly found: Standing;
  readonly alpha: number;
}

/** A value against its `min` or `max`. `told`: what was counted, `730 of 800`. */
export function edgeSentences(
  { metric, limit }: About,
  estimated: Estimated,
  told?: string,
): string {
  const { observed, interval = [observed, observed], doubt } = estimated;
  const form = formNameOf(metric, limit.operator);
  const isMin = limit.operator === "min";
  const [low, high] = [amount(interval[0], form, "down"), amount(interval[1], form, "up")];
  const [worst, best] = isMin ? [low, high] : [high, low];
  const [least, most] = isMin ? ["at least", "at most"] : ["at most", "at least"];
  const [down, up] = isMin ? ["low", "high"] : ["high", "low"];
  const asked = `${isMin ? "min" : "max"} ${limit.text}`;
  const counted = told === undefined ? "" : ` (${told})`;
  return ended(`${metric.name} is ${amount(observed, form)}${counted}`, estimated, {
    pass: (sure) => `The true value is ${least} ${worst} ${sure}, and ${asked} is asked`,
    fail: (sure) => `The true value is ${most} ${best} ${sure}, and ${asked} is asked`,
    leansPass: `That keeps ${asked}, but ${doubt ?? `the true value may be as ${down} as ${worst}`}`,
    leansFail: `That breaks ${asked}, but ${doubt ?? `the true value may be as ${up} as ${best}`}`,
  });
}

/** A value against how far it may lie from 0, whichever way. */
export function eitherWaySentences({ metric, limit }: About, estimated: Estimated): string {
  const { observed, interval = [observed, observed], doubt } = estimated;
  const form = formNameOf(metric, limit.operator);
  const between = `between ${amount(interval[0], form, "down")} and ${amount(interval[1], form, "up")}`;
  const allowed = `${limit.text} either way is allowed`;
  return ended(`${metric.name} is ${amount(observed, form)}`, estimated, {
    pass: (sure) => `The true value lies ${between} ${sure}, and ${allowed}`,
    fail: (sure) => `The true value lies ${between} ${sure}, and ${allowed}`,
    leansPass: `That is within ${limit.text}, but ${doubt ?? `the true value may lie anywhere ${between}`}`,
    leansFail: `That is beyond ${limit.text}, but ${doubt ?? `the true value may lie anywhere ${between}`}`,
  });
}

/** How a value compares with another side's. */
export function lossSentences(question: LossQuestion, estimated: Estimated): string {
  const { metric, limit } = question;
  const { observed, interval = [observed, observed], doubt } = estimated;
  const isRatio = OPERATORS[limit.operator].compares === "ratio";
  const form = formNameOf(metric, limit.operator);
  const harmed = { metric, form };
  const noun = isRatio ? "ratio" : harmNoun(harmed).replace(/^a /, "");
  const [least, most] = [amount(interval[0], form, "down"), amount(interval[1], form, "up")];
  const better = amount(-interval[1], form, "down");
  const mayBe =
    !isRatio && interval[0] <= 0
      ? `there may be no true ${noun} at all`
      : `the true ${noun} may be as low as ${least}`;
  return ended(whatChanged(question, observed), estimated, {
    pass: (sure) =>
      !isRatio && interval[1] < 0
        ? `It is truly better, by at least ${better} ${sure}`
        : `The true ${noun} is at most ${most} ${sure}, and ${limit.text} is allowed`,
    fail: (sure) => `The true ${noun} is at least ${least} ${sure}, and ${limit.text} is allowed`,
    leansPass: `That is within ${limit.text}, but ${doubt ?? `the true ${noun} may be as high as ${most}`}`,
    leansFail: `That is beyond ${limit.text}, but ${doubt ?? mayBe}`,
  });
}

/** `mae rose by 0.3 against the reference`; a ratio is `1.05 times the reference's`. */
function whatChanged({ metric, limit, than }: LossQuestion, observed: number): string {
  const form = formNameOf(metric, limit.operator);
  if (OPERATORS[limit.operator].compares === "ratio")
    return `${metric.name} is ${amount(observed, form)} times ${than}'s`;
  return `${metric.name} ${movedBy({ metric, form }, observed)} against ${than}`;
}

interface Ends {
  readonly pass: (sure: string) => string;
  readonly fail: (sure: string) => string;
  readonly leansPass: string;
  readonly leansFail: string;
}

function ended(begun: string, { found, alpha, note, doubt }: Estimated, ends: Ends): string {
  const sure = `(${confidenceOf(alpha)} sure)`;
  const end =
    found.state === "pass"
      ? ends.pass(sure)
      : found.state === "fail"
        ? ends.fail(sure)
        : found.leans === "fail"
          ? ends.leansFail
          : ends.leansPass;
  const noted =
    note === undefined || note === doubt ? [] : [`${note[0]?.toUpperCase()}${note.slice(1)}`];
  return [begun, end, ...noted].join(". ");
}
