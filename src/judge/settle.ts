import { holm } from "../statistics/after/holm.ts";
import { counted } from "../words/counts.ts";
import { listed } from "../words/lists.ts";
import { confidenceOf } from "./alpha.ts";
import type { Judgement } from "./judgement.ts";
import { answer } from "./question/answer.ts";
import type { Branch, TargetLimit } from "./tree.ts";

/** A limit, and what it was found to be. */
export interface SettledLimit extends TargetLimit {
  readonly judgement: Judgement;
}

/** Every limit of a variant, each bound as sure as asked for; those on slices at the variant's own level. */
export function settle(branch: Branch, alpha: number): SettledLimit[] {
  const answered = branch.asked.map((asked) => {
    const level = asked.limit.slice === undefined ? alpha : branch.alpha;
    return { ...asked, judgement: judgeLimit(branch, asked, level) };
  });
  return flagSlices(branch, doubtLoneScreens(answered));
}

/** One limit by itself. A variant that did not shrink can be proven to fail, but not to pass. */
export function judgeLimit(
  { unshrunk }: Branch,
  { question }: TargetLimit,
  alpha: number,
): Judgement {
  const judgement = answer(question, alpha);
  if (unshrunk === undefined || judgement.state === "fail") return judgement;
  if (judgement.state === "unmeasured") return judgement;
  const { leans: _, ...rest } = judgement;
  return { ...rest, state: "unmeasured", why: unshrunk };
}

/**
 * A screen (KL, SNR) tells of damage, and near the reference nothing of accuracy: one that is kept where no limit on
 * the answers is judged beside it is no pass.
 */
function doubtLoneScreens(settled: readonly SettledLimit[]): SettledLimit[] {
  if (settled.some(judgesAnswers)) return [...settled];
  return settled.map((one) => {
    const { metric, judgement } = one;
    if (metric?.test !== "screen" || judgement.state !== "pass") return one;
    const why = `${judgement.why}. Alone it certifies nothing: limit a metric of the answers as well`;
    return { ...one, judgement: { ...judgement, state: "inconclusive", leans: "pass", why } };
  });
}

/** Of all answers: those of a slice are some. */
function judgesAnswers({ limit, metric }: TargetLimit): boolean {
  return limit.slice === undefined && metric?.source === "records" && metric.test !== "screen";
}

/**
 * Limits on slices are many and their slices small, so that chance soon breaks one: a failure counts only where
 * Holm's procedure flags it among all of the variant's.
 */
function flagSlices(branch: Branch, settled: readonly SettledLimit[]): SettledLimit[] {
  const { alpha } = branch;
  const family = settled.filter(isToldOfSlice);
  const flagged = holm(
    family,
    alpha,
    (one, level) => hasFailed(one) && judgeLimit(branch, one, level).state === "fail",
  );
  return settled.map((one) =>
    one.limit.slice === undefined || !hasFailed(one) || flagged.has(one)
      ? one
      : { ...one, judgement: unproven(one.judgement, family.length, confidenceOf(alpha)) },
  );
}

function isToldOfSlice({ limit, judgement: { state } }: SettledLimit): boolean {
  return limit.slice !== undefined && state !== "unmeasured" && state !== "not-applicable";
}

function hasFailed({ judgement }: SettledLimit): boolean {
  return judgement.state === "fail";
}

function unproven(judgement: Judgement, among: number, confidence: string): Judgement {
  const why = `${judgement.why}. Of ${among} limits on slices one may fail so by chance, so it is not proven (${confidence})`;
  return { ...judgement, state: "inconclusive", leans: "fail", why };
}

/** A doubt about a slice neither warns nor fails: slices are there to find a loss, not to prove there is none. */
export function changesNothing({ limit, judgement }: SettledLimit): boolean {
  return limit.slice !== undefined && judgement.state === "inconclusive";
}

/** Whether something was shown: the limit is kept, and could have been broken. */
export function certifies({ judgement }: SettledLimit): boolean {
  return judgement.state === "pass" && judgement.foregone === undefined;
}

/**
 * Why nothing is certified of an enforced variant that nothing stands in the way of: then it is no pass. The reference
 * is there to measure the others from, and needs no limit of its own.
 */
export function whyUncertified(
  { enforced, isYardstick }: Branch,
  settled: readonly SettledLimit[],
): string | undefined {
  if (!enforced || settled.some(certifies)) return;
  if (settled.length === 0) return isYardstick ? undefined : NO_LIMIT;
  const kinds = WHYS.flatMap(([is, one, more]) => {
    const count = settled.filter(is).length;
    return count === 0 ? [] : [counted(count, one, more)];
  });
  return `nothing is certified: no limit was decided as kept (${listed(kinds)})`;
}

const NO_LIMIT =
  "nothing is certified: it is enforced and has no limit; give it one, or name what ships (ship)";

type Why = readonly [is: (settled: SettledLimit) => boolean, one: string, more: string];

/** All that does not stand in the way and yet certifies nothing. */
const WHYS: readonly Why[] = [
  [
    changesNothing,
    "on a slice that the data leave undecided",
    "on slices that the data leave undecided",
  ],
  [({ judgement }) => judgement.state === "not-applicable", "not applicable", "not applicable"],
  [({ judgement }) => judgement.foregone !== undefined, "that cannot fail", "that cannot fail"],
];
