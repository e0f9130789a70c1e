import { isAgainstReference } from "../../catalog/metrics.ts";
import { ODDS } from "../../statistics/after/bets.ts";
import { counted, grouped } from "../../words/counts.ts";
import { limitName } from "../../words/limits.ts";
import { confidenceOf } from "../alpha.ts";
import { isCertain, isChange, isWon, type Seen } from "../early/course.ts";
import type { Stop } from "../early/may-stop.ts";
import { type Judgement, unmeasured } from "../judgement.ts";
import type { About, StoppedQuestion } from "./question.ts";

/** A limit on the answers of a variant that was stopped before it had given all. */
export function askStopped(about: About, stop: Stop): StoppedQuestion {
  const own = stop.found.find(({ rule }) => rule.limit === about.limit);
  return {
    kind: "stopped",
    limit: about.limit,
    metric: about.metric,
    stop,
    ...(own && { seen: own.seen }),
  };
}

/**
 * What was proven by then stays proven. All else is left open: of a part that was chosen by how it went, no test of all
 * says anything, and none of it ever passes.
 */
export function judgeStopped(
  { limit, metric, stop, seen }: StoppedQuestion,
  alpha: number,
): Judgement {
  const where = `stopped after ${grouped(stop.after)} of ${grouped(stop.of)} examples`;
  if (seen === undefined) return open(stop, where);
  const certain = isCertain(limit, seen, alpha);
  if (!certain && !isWon(seen, alpha)) return open(stop, where);
  const why = certain
    ? whyCertain({ limit, metric }, alpha)
    : `So bad a course is seen at most once in ${grouped(Math.floor(Math.min(seen.most, MOST_SAID)))} where the limit of ${limit.text} is kept`;
  const { taken } = seen;
  return {
    state: "fail",
    observed: observedIn({ limit, metric }, seen),
    n: taken,
    why: `${where}: ${whatWasSeen({ limit, metric }, seen)}. ${why}`,
  };
}

/** Nobody reads more zeros. */
const MOST_SAID = 100 * ODDS;

function open({ found }: Stop, where: string): Judgement {
  const proven = found.find(({ proof }) => proof !== undefined);
  const by =
    proven === undefined ? "" : `, when ${limitName(proven.rule.limit)} was proven to be broken`;
  return unmeasured({ unmeasured: `not decided: it was ${where}${by}` });
}

function observedIn({ limit }: About, { taken, lost, gained }: Seen): number {
  if (isChange(limit)) return (lost - gained) / taken;
  return (limit.operator === "min" ? taken - lost : lost) / taken;
}

/** `18 more answers are wrong than with the reference (top-1: 19 lost, 1 gained)` */
function whatWasSeen({ limit, metric }: About, { taken, lost, gained }: Seen): string {
  if (!isChange(limit)) {
    const right = limit.operator === "min" ? taken - lost : lost;
    return `${metric.name} is ${grouped(right)} of ${grouped(taken)}`;
  }
  const net = lost - gained;
  const is = `${counted(net, "more answer")} ${net === 1 ? "is" : "are"}`;
  const what = isAgainstReference(metric)
    ? "unlike the reference's"
    : "wrong than with the reference";
  return `${is} ${what} (${metric.name}: ${lost} lost, ${gained} gained)`;
}

function whyCertain({ limit }: About, alpha: number): string {
  const rest = isChange(limit)
    ? "all the rest right, and wrong with the reference"
    : `all the rest ${limit.operator === "min" ? "right" : "as good as can be"}`;
  return `Even were ${rest}, the limit of ${limit.text} would be broken (${confidenceOf(alpha)} sure)`;
}
