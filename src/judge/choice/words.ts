import type { Metric } from "../../catalog/metrics.ts";
import { formNameOf } from "../../catalog/operators.ts";
import type { ObservedMetric } from "../../contract/verdict.ts";
import { findMetric } from "../../tasks/rows.ts";
import { amount } from "../../words/amounts.ts";
import { limitText } from "../../words/limits.ts";
import { listed, listedUpTo } from "../../words/lists.ts";
import { confidenceOf } from "../alpha.ts";
import type { Observation } from "../evidence/observation.ts";
import { type Harmed, movedBy } from "../question/harm-words.ts";
import { changesNothing, type SettledLimit, settle } from "../settle.ts";
import type { Branch } from "../tree.ts";
import type { Candidate, Weighed } from "./candidates.ts";
import { dominatorOf, type Way } from "./order.ts";

/** One sentence: what it is the best at, and what it costs. */
export function whyChosen(
  { name, branch, bytes, metrics }: Candidate,
  source: Observation,
  best: string,
  onEstimates: boolean,
): string {
  const { alpha } = branch;
  const [scored = []] = Object.entries(metrics).filter(([, { versus }]) => versus !== undefined);
  const [metric, observed] = scored;
  const lost = metric === undefined || !observed ? [] : lossOf(metric, observed, alpha);
  const facts = listed([
    `${amount(bytes, "bytes")} instead of ${amount(source.package.bytes, "bytes")}`,
    ...lost,
  ]);
  const how = observed?.versus?.interval
    ? "in part on point estimates"
    : "on point estimates alone";
  const kept = keptBy(branch);
  return onEstimates
    ? `${name} is ${best} that keeps ${kept}, ${how}: ${facts}.`
    : `${name} is ${best} certain to keep ${kept}: ${facts}.`;
}

function lossOf(name: string, { versus }: ObservedMetric, alpha: number): string[] {
  const metric = findMetric(name);
  if (metric === undefined || versus === undefined) return [];
  const moved = `${name} ${movedBy(harmedBy(metric), versus.drop)}`;
  if (versus.interval === undefined) return [moved];
  const [, worst] = versus.interval;
  return [`${moved} (${atWorst(metric, worst)} with ${confidenceOf(alpha)} confidence)`];
}

/** `at most 0.48 points down`; where even the worst is better than the reference, `at least 2 points up`. */
function atWorst(metric: Metric, harm: number): string {
  const { form } = harmedBy(metric);
  const [worse, better] = metric.direction === "higher" ? ["down", "up"] : ["up", "down"];
  if (harm >= 0) return `at most ${amount(harm, form, "up")} ${worse}`;
  return `at least ${amount(-harm, form, "down")} ${better}`;
}

function harmedBy(metric: Metric): Harmed {
  const operator = metric.direction === "higher" ? "max-drop" : "max-increase";
  return { metric, form: formNameOf(metric, operator) };
}

/** Why a variant was not chosen, in a few words that follow its name. */
export function whyOut(
  weighed: Weighed,
  candidates: readonly Candidate[],
  chosen: Candidate | undefined,
  way: Way,
): string {
  if (weighed.candidate === undefined) return weighed.why;
  const { candidate, keeping } = weighed;
  if (keeping.kind === "not") return keeping.why;
  if (!candidates.includes(candidate)) return "keeps its limits only by numbers that stand alone";
  if (way.of(candidate) === undefined) return way.missing;
  if (chosen === undefined) return "keeps every limit, and so does another that is equally small";
  const better = dominatorOf(candidate, candidates);
  if (better !== undefined) return `is no smaller, faster or better than ${better.name}`;
  return way.behind(candidate, chosen);
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
