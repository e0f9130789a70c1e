import { OBJECTIVES, type Objective } from "../../catalog/objectives.ts";
import { isOutOfReach } from "../../forecast/reach.ts";
import { normalCdf, normalQuantile } from "../../statistics/distributions/normal.ts";
import { answer } from "../question/answer.ts";
import { judgeLimit } from "../settle.ts";
import { type Candidate, keepingOf } from "./candidates.ts";

/** What became of a candidate where several are put to the test together. */
export interface Tested {
  readonly candidate: Candidate;
  /** The share of its own alpha that was left for it; 0 where its turn never came. */
  readonly share: number;
  readonly isCertain: boolean;
}

/**
 * Which candidates are certain to keep their limits, so that the chance of any one among them that truly breaks one is
 * at most alpha, however the data happen to depend on each other. Whoever picks the best of several gives luck several
 * chances; where the order of the tests is fixed before the data are seen, by sizes, which are known and not
 * estimated, that costs next to nothing.
 */
export function testTogether(
  all: readonly Candidate[],
  { ships, objective }: { readonly ships: Ships; readonly objective: Objective },
  test: SingleTest = ALONE,
): Tested[] {
  const candidates = all.filter(canPass);
  const isEstimated = objective !== OBJECTIVES[0];
  switch (ships.kind) {
    case "nothing":
      return [];
    case "any":
      return isEstimated ? split(candidates, candidates.length, test) : fallback(candidates, test);
    case "one":
    case "large": {
      const first = ships.kind === "one" ? [ships.candidate] : [];
      const most = ships.kind === "one" ? ships.candidate.bytes : Number.POSITIVE_INFINITY;
      const others = candidates.filter((one) => one !== first[0]);
      if (isEstimated) return gate(first, others, test);
      return inOrder([...first, ...bySize(others.filter(({ bytes }) => bytes < most))], test);
    }
    default:
      return ships satisfies never;
  }
}

/** How one candidate is tested by itself: whether it surely keeps every limit, or surely breaks one. */
export interface SingleTest {
  keeps(candidate: Candidate, alpha: number): boolean;
  /** `alpha` is that of all its limits together. */
  breaks(candidate: Candidate, alpha: number): boolean;
}

export const ALONE: SingleTest = {
  keeps: (candidate, alpha) => keepingOf(candidate, alpha).kind === "certain",
  breaks({ branch }, alpha) {
    const tested = branch.asked.filter(({ question }) => question.kind !== "settled");
    const whole = branch.alpha * (1 - RESERVE);
    const more = normalQuantile(whole / Math.max(1, tested.length)) - normalQuantile(whole);
    const level = normalCdf(normalQuantile(alpha) + more);
    return tested.some((asked) => judgeLimit(branch, asked, level).state === "fail");
  },
};

/** What the policy ships. */
export type Ships =
  /** It names none: every variant is enforced. */
  | { readonly kind: "any" }
  | { readonly kind: "one"; readonly candidate: Candidate }
  /** The reference, or what is as large: whatever is smaller may be advised in its place. */
  | { readonly kind: "large" }
  /** What it ships was not measured, or has nothing to keep: nothing leads from there to another. */
  | { readonly kind: "nothing" };

/**
 * Where a variant ships: that one at the whole alpha, then each smaller one at the whole alpha, up to the first that
 * does not pass (a fixed sequence). To name a wrong one, the first wrong one of this order has to pass: alpha.
 */
function inOrder(order: readonly Candidate[], test: SingleTest): Tested[] {
  const found: Tested[] = [];
  for (const candidate of order) {
    const one = testOf(candidate, 1, test);
    found.push(one);
    if (!one.isCertain) break;
  }
  return found;
}

/** The objective itself is estimated, so no order is fixed: each has its part of alpha. */
function split(candidates: readonly Candidate[], parts: number, test: SingleTest): Tested[] {
  return candidates.map((candidate) => testOf(candidate, 1 / parts, test));
}

/**
 * The same where a variant ships, which is tested first at the whole alpha and opens the way to the others. If it is
 * wrong it passes with a chance of alpha at most; if it is not, the others have alpha between them.
 */
function gate(
  first: readonly Candidate[],
  others: readonly Candidate[],
  test: SingleTest,
): Tested[] {
  const opened = inOrder(first, test);
  if (!opened.every(({ isCertain }) => isCertain)) return opened;
  return [...opened, ...split(others, others.length, test)];
}

/** What is kept back of alpha for passing over the hopeless. */
const RESERVE = 1 / 50;

/**
 * Where all variants are enforced: from the largest to the smallest, the first with half of alpha and each other with
 * an equal part of the rest, and with all that the one before had, if that passed (the fallback procedure of Wiens).
 * So the last of a ladder that passes has all of it. Two kinds neither end the walk nor take the others' part:
 *
 * - what so few examples can hardly certify comes last. That depends on their number and the limit, which are known.
 * - what is hopeless, beyond a limit with a confidence so high that chance hardly ever says so of one near its limit,
 *   hands on what it had, as if it had passed.
 *
 * That the second looks at the data is paid for by the reserve. Let a wrong variant be t standard errors beyond a
 * limit, and tested at c. It passes with the chance Φ(−z_c − t) and is hopeless with the chance l·Φ(t − z_s) at most,
 * for l limits each tested at s. What it then hands on does harm with a chance e at most, e ≥ c, whatever depends on
 * what. While l·Φ(t − z_s) ≤ e both terms are convex in t, so their sum is largest at an end: at t = 0 it is c + l·s,
 * at the other end e + Φ(−z_c − z_s + z_(e/l)). For larger t the first falls and the second stays e. With
 * z_s = z_r + z_(a/l) − z_a, where a is alpha without the reserve, both are e + r at most. So each of the variants
 * that can hand anything on adds r, and r is the reserve in as many parts. `npm run simulate` plays it.
 */
function fallback(candidates: readonly Candidate[], test: SingleTest): Tested[] {
  const order = bySize(candidates).toSorted((a, b) => Number(needsLuck(a)) - Number(needsLuck(b)));
  const behind = order.length - 1;
  if (behind < 1) return inOrder(order, test);
  const whole = 1 - RESERVE;
  let handed = 0;
  return order.map((candidate, at) => {
    const share = handed + (at === 0 ? whole / 2 : whole / 2 / behind);
    const found = testOf(candidate, share, test);
    const hopeless = (candidate.branch.alpha * RESERVE) / behind;
    const handsOn = at < behind && (found.isCertain || test.breaks(candidate, hopeless));
    handed = handsOn ? share : 0;
    return found;
  });
}

function testOf(candidate: Candidate, share: number, test: SingleTest): Tested {
  return { candidate, share, isCertain: test.keeps(candidate, candidate.branch.alpha * share) };
}

/** The largest first; of one size the one of more bits, which is no estimate either. */
function bySize(candidates: readonly Candidate[]): Candidate[] {
  return candidates.toSorted((a, b) => b.bytes - a.bytes || b.bits - a.bits);
}

/** Whether some limit of it passes by luck, if at all: for its examples, however they are answered. */
function needsLuck({ branch }: Candidate): boolean {
  const { alpha } = branch;
  return branch.asked.some((asked) => {
    if (asked.limit.slice !== undefined) return false;
    const { question, limit } = asked;
    // How it went decides where one stopped, and no order is to depend on that.
    const n = question.kind === "stopped" ? question.stop.of : answer(question, alpha).n;
    return n !== undefined && isOutOfReach({ limit, n, alpha });
  });
}

/**
 * Whether the test of every limit is still to come. What is read, as a size is, what was not measured, what is a number
 * alone and what answers everything alike does not depend on which examples were drawn; a screen does.
 */
function canPass({ branch }: Candidate): boolean {
  return !branch.asked.some(({ question, metric, limit }) => {
    if (question.kind !== "settled" || limit.slice !== undefined) return false;
    const { state, estimate } = question.judgement;
    if (state === "unmeasured" || estimate) return true;
    return state === "fail" && metric?.test !== "screen";
  });
}
