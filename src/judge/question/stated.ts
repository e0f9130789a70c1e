import {
  compareDecimals,
  type Decimal,
  decimalOf,
  minus,
  times,
  toNumber,
} from "../../catalog/decimal.ts";
import { OPERATORS } from "../../catalog/operators.ts";
import { WRITTEN } from "../../catalog/units.ts";
import { isUnmeasured, type Unmeasured } from "../../catalog/unmeasured.ts";
import { rateInterval } from "../../statistics/after/rates.ts";
import { amount } from "../../words/amounts.ts";
import { counted } from "../../words/counts.ts";
import { comparable } from "../evidence/comparable.ts";
import type { Observation } from "../evidence/observation.ts";
import { type Judgement, standing, unmeasured, withoutBase } from "../judgement.ts";
import { edgeSentences } from "../sentences/value.ts";
import { type About, type Question, type StatedQuestion, settled, type Trial } from "./question.ts";

/** Whether the limit rests on a number that some side only states. */
export function isStated({ own, reference, base, limit, metric }: Trial): boolean {
  const states = (one: Observation | Unmeasured) =>
    !isUnmeasured(one) && one.stated[metric.name] !== undefined;
  const { against } = OPERATORS[limit.operator];
  if (states(own)) return true;
  if (against === "reference") return states(reference);
  return against === "base" && base.kind === "present" && states(base.own);
}

/** A limit on a number that stands alone, without the answers it was counted from. */
export function askStated(trial: Trial): Question {
  const { limit, reference, base } = trial;
  const { against } = OPERATORS[limit.operator];
  if (against === "absolute") return askAlone(trial);
  if (against === "reference") return settled(judgeBeside(trial, reference, "the reference"));
  if (base.kind !== "present") return settled(withoutBase(base));
  return settled(judgeBeside(trial, base.own, "the base"));
}

/** A rate of so many examples has its bounds; any other number has none. */
function askAlone(trial: Trial): Question {
  const { metric, limit, own } = trial;
  const point = own.point(metric);
  if (isUnmeasured(point)) return settled(unmeasured(point));
  const { value, n = 0 } = point;
  if (n > 0 && metric.test === "rate") return { kind: "stated", limit, metric, value, n };
  return settled(doubtful(trial, value, isBeyond(trial, value)));
}

/** The bounds of a rate that was only stated, as if its right answers had been counted. */
export function judgeStated(question: StatedQuestion, alpha: number): Judgement {
  const { limit, value, n } = question;
  const beyond = isBeyond(question, value);
  const interval = rateInterval(Math.round(value * n), n, alpha);
  const harm: [number, number] = limit.operator === "min" ? [-interval[1], -interval[0]] : interval;
  const most = toNumber(limit.target) * (limit.operator === "min" ? -1 : 1);
  const found = standing(harm, most, beyond);
  const about = { observed: value, interval, found, alpha };
  const why = edgeSentences(question, about, `of ${counted(n, "example")}`);
  return { ...found, observed: value, interval, n, why };
}

function isBeyond({ limit }: About, value: number): boolean {
  const order = compareDecimals(decimalOf(value), limit.target);
  return limit.operator === "min" ? order < 0 : order > 0;
}

/** Two totals do not say on which examples they differ, so nothing bounds their difference. */
function judgeBeside(trial: Trial, other: Observation | Unmeasured, than: string): Judgement {
  const seen = comparable(trial.own, other, than);
  if (isUnmeasured(seen)) return unmeasured(seen);
  const [own, theirs] = [trial.own.point(trial.metric), seen.point(trial.metric)];
  if (isUnmeasured(own)) return unmeasured(own);
  if (isUnmeasured(theirs)) return unmeasured({ unmeasured: `${than}: ${theirs.unmeasured}` });
  const harm = harmOf(trial, decimalOf(own.value), decimalOf(theirs.value));
  if (isUnmeasured(harm)) return unmeasured(harm);
  return {
    ...doubtful(trial, own.value, harm.beyond, { than, theirs: theirs.value }),
    observed: harm.observed,
  };
}

interface Harm {
  readonly observed: number;
  readonly beyond: boolean;
}

/** In exact decimals: how much worse, and whether that is more than is allowed. */
function harmOf({ limit, metric }: Trial, own: Decimal, other: Decimal): Harm | Unmeasured {
  const { compares } = OPERATORS[limit.operator];
  const worse = metric.direction === "higher" ? minus(other, own) : minus(own, other);
  const isShare = compares === "ratio" || metric.relative === true;
  if (isShare && other.units === 0n)
    return { unmeasured: `there is no ratio to a ${metric.name} of 0` };
  const most = isShare ? times(limit.target, other) : limit.target;
  const found = compares === "ratio" ? own : worse;
  const observed = isShare ? toNumber(found) / toNumber(other) : toNumber(found);
  return { observed, beyond: compareDecimals(found, most) > 0 };
}

function doubtful(
  trial: Trial,
  own: number,
  beyond: boolean,
  beside?: { readonly than: string; readonly theirs: number },
): Judgement {
  const why = statedSentences(trial, { own, beyond, ...(beside && { beside }) });
  const leans = beyond ? "fail" : "pass";
  return { state: "inconclusive", leans, observed: own, estimate: true, why };
}

interface Found {
  readonly own: number;
  readonly beyond: boolean;
  readonly beside?: { readonly than: string; readonly theirs: number };
}

/** A number that was recorded without the answers behind it. */
function statedSentences({ metric, limit }: About, { own, beyond, beside }: Found): string {
  const form = WRITTEN[metric.quantity].value;
  const versus = beside === undefined ? "" : `, ${beside.than}'s ${amount(beside.theirs, form)}`;
  const where = beyond ? "beyond" : "within";
  return [
    `${metric.name} is ${amount(own, form)}${versus}`,
    `That is ${where} ${limit.operator} ${limit.text}`,
    "Nobody can say how sure that is: only the number is known",
  ].join(". ");
}
