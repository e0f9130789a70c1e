import {
  compareDecimals,
  type Decimal,
  decimalOf,
  minus,
  times,
  toNumber,
} from "../../catalog/decimal.ts";
import { OPERATORS } from "../../catalog/operators.ts";
import { isUnmeasured, type Unmeasured } from "../../catalog/unmeasured.ts";
import { rateInterval } from "../../statistics/after/rates.ts";
import { comparable } from "../comparable.ts";
import type { Trial } from "../decide/trial.ts";
import type { Seen } from "../evidence.ts";
import { type Judgement, notApplicable, standing, unmeasured } from "../judgement.ts";
import { pointOf } from "./point.ts";
import { statedSentence } from "./stated-sentence.ts";

/** A limit on a number that stands alone, without the answers it was counted from. */
export function judgeStated(trial: Trial): Judgement {
  const { against } = OPERATORS[trial.limit.operator];
  if (against === "absolute") return judgeAlone(trial);
  if (against === "reference") return judgeBeside(trial, trial.reference, "the reference");
  const { base } = trial;
  if (base.kind === "absent") return notApplicable(base.why);
  if (base.kind === "unknown") return unmeasured({ unmeasured: base.why });
  return judgeBeside(trial, base.variant, "the base");
}

/** Whether the limit rests on a number that some side only states. */
export function isStated({ variant, reference, base, limit, metric }: Trial): boolean {
  const states = (seen: Seen | Unmeasured) =>
    !isUnmeasured(seen) && seen.stated[metric.name] !== undefined;
  const { against } = OPERATORS[limit.operator];
  if (states(variant)) return true;
  if (against === "reference") return states(reference);
  return against === "base" && base.kind === "present" && states(base.variant);
}

/** A rate of so many examples has its bounds; any other number has none. */
function judgeAlone(trial: Trial): Judgement {
  const { metric, limit, variant, alpha } = trial;
  const own = pointOf(metric, variant);
  if (isUnmeasured(own)) return unmeasured(own);
  const order = compareDecimals(decimalOf(own.value), limit.target);
  const beyond = limit.operator === "min" ? order < 0 : order > 0;
  const sampled = own.n !== undefined && own.n > 0 && metric.test === "rate";
  if (!sampled) return doubtful(trial, own.value, beyond);
  const { n = 1 } = own;
  const interval = rateInterval(Math.round(own.value * n), n, alpha);
  const harm: [number, number] = limit.operator === "min" ? [-interval[1], -interval[0]] : interval;
  const most = toNumber(limit.target) * (limit.operator === "min" ? -1 : 1);
  const found = standing(harm, most, beyond);
  const why = statedSentence(trial, { own: own.value, beyond, interval, n });
  return { ...found, observed: own.value, interval, n, why };
}

/** Two totals do not say on which examples they differ, so nothing bounds their difference. */
function judgeBeside(trial: Trial, other: Seen | Unmeasured, than: string): Judgement {
  const seen = comparable(trial.variant, other, than);
  if (isUnmeasured(seen)) return unmeasured(seen);
  const [own, theirs] = [pointOf(trial.metric, trial.variant), pointOf(trial.metric, seen)];
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
  const why = statedSentence(trial, { own, beyond, ...(beside && { beside }) });
  const leans = beyond ? "fail" : "pass";
  return { state: "inconclusive", leans, observed: own, estimate: true, why };
}
