import type { Metric } from "../../catalog/metrics.ts";
import { formNameOf } from "../../catalog/operators.ts";
import { findMetric } from "../../tasks/rows.ts";
import { amount } from "../../words/amounts.ts";
import { counted } from "../../words/counts.ts";
import { limitText } from "../../words/limits.ts";
import { listedUpTo } from "../../words/lists.ts";
import { confidenceOf } from "../alpha.ts";
import type { Observation } from "../evidence/observation.ts";
import { type Harmed, movedBy } from "../question/harm-words.ts";
import { changesNothing, type SettledLimit, settle } from "../settle.ts";
import type { Branch } from "../tree.ts";
import { type Candidate, firstDoubt, isCandidate, keepingOf, type Weighed } from "./candidates.ts";
import type { Field } from "./field.ts";
import { dominatorOf, type Way } from "./order.ts";

/** What it is the best at, what it saves and costs, and where that is not certain, why. */
export function whyChosen(
  chosen: Candidate,
  source: Observation,
  best: string,
  onEstimates: boolean,
): string {
  const { name, branch, bytes } = chosen;
  const [before, after] = [source.package.bytes, bytes].map((size) => amount(size, "bytes"));
  const keeps = onEstimates
    ? `keeps ${keptBy(branch)} by the numbers seen`
    : `surely keeps ${keptBy(branch)}`;
  return [
    `${name} is ${best} that ${keeps}.`,
    `It takes ${after} instead of ${before}.`,
    ...lossOf(chosen),
    ...(onEstimates ? doubtOf(chosen) : []),
  ].join(" ");
}

/** Numbers alone or too few examples: advice on either has the same form, and says which it is. */
function doubtOf(chosen: Candidate): string[] {
  const doubt = firstDoubt(chosen);
  if (doubt === undefined) return [];
  const { judgement, limit } = doubt;
  const asked = limitText(limit);
  if (judgement.estimate || judgement.n === undefined)
    return [`Nobody can say how sure that is: of ${asked} only a number is known.`];
  const examples = counted(judgement.n, "example");
  return [`That is not certain: ${examples} cannot tell whether it keeps ${asked}.`];
}

function lossOf({ branch, metrics }: Candidate): string[] {
  const [found] = Object.entries(metrics).filter(([, { versus }]) => versus !== undefined);
  if (found === undefined) return [];
  const [name, { versus }] = found;
  const metric = branch.rates.find((rate) => rate.name === name) ?? findMetric(name);
  if (metric === undefined || versus === undefined) return [];
  const moved = `Its ${name} ${movedBy(harmedBy(metric), versus.drop)}`;
  if (versus.interval === undefined) return [`${moved}.`];
  return [
    `${moved}.`,
    `${atWorst(metric, versus.interval[1])} (${confidenceOf(branch.alpha)} sure).`,
  ];
}

/** `At worst it fell by 0.48 points`; where even the worst is better than the reference, `It truly rose by 2 points at least`. */
function atWorst(metric: Metric, harm: number): string {
  const { form } = harmedBy(metric);
  const [fell, rose] = metric.direction === "higher" ? ["fell", "rose"] : ["rose", "fell"];
  if (harm >= 0) return `At worst it ${fell} by ${amount(harm, form, "up")}`;
  return `It truly ${rose} by ${amount(-harm, form, "down")} at least`;
}

function harmedBy(metric: Metric): Harmed {
  const operator = metric.direction === "higher" ? "max-drop" : "max-increase";
  return { metric, form: formNameOf(metric, operator) };
}

/** Why a variant was not chosen, in a few words that follow its name. */
export function whyOut(
  one: Weighed,
  field: Field,
  chosen: Candidate | undefined,
  way: Way,
): string {
  if (!isCandidate(one)) return one.why;
  const { alpha } = one.branch;
  const alone = keepingOf(one, alpha);
  if (alone.kind === "not") return alone.why;
  const { eligible } = field;
  if (!eligible.includes(one)) return whyNotEligible(one, alone.kind, field);
  if (way.of(one) === undefined) return way.missing;
  if (chosen === undefined) return "keeps every limit, and so does another that is equally small";
  const better = dominatorOf(one, eligible);
  if (better !== undefined) return `is no smaller, faster or better than ${better.name}`;
  return way.behind(one, chosen);
}

/** Of one that keeps its limits where it is looked at alone. */
function whyNotEligible(
  one: Candidate,
  alone: "certain" | "estimated",
  { ships, tested }: Field,
): string {
  const own = tested.find(({ candidate }) => candidate === one);
  if (own === undefined && ships.kind === "one" && ships.candidate.bytes <= one.bytes)
    return `is no smaller than ${ships.candidate.name}, which ships`;
  if (alone === "estimated") return "keeps its limits by the numbers seen, which is not certain";
  if (own !== undefined) {
    const sure = confidenceOf(one.branch.alpha * own.share);
    return `passes, but not with the ${sure} confidence that choosing among several asks for`;
  }
  const stop = tested.find(({ isCertain }) => !isCertain);
  return `passes, but ${stop?.candidate.name ?? "what ships"}, which comes before it, is not certain to`;
}

/** What a chosen variant keeps: a doubt about a slice excludes nothing, and is not passed over in silence. */
function keptBy(branch: Branch): string {
  const open = settle(branch, branch.alpha).filter(changesNothing);
  if (open.length === 0) return "every limit";
  const against = [...new Set(open.flatMap(leaning))];
  return against.length === 0
    ? "every limit on all examples"
    : `every limit on all examples, though it leans to break ${listedUpTo(NAMED, against)}`;
}

function leaning({ limit, judgement }: SettledLimit): string[] {
  return limit.slice !== undefined && judgement.leans === "fail" ? [limitText(limit)] : [];
}

const NAMED = 3;
