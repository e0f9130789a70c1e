import { holm } from "../../statistics/after/holm.ts";
import { confidenceOf } from "../alpha.ts";
import type { Judgement } from "../judgement.ts";
import type { Tried } from "../tried.ts";

/**
 * Limits on slices are many and their slices small, so that chance soon breaks one: a failure counts only where
 * Holm's procedure flags it among all of the variant's. `again` judges a limit at another level.
 */
export function flagFailures(
  tried: readonly Tried[],
  alpha: number,
  again: (one: Tried, alpha: number) => Judgement,
): Tried[] {
  const family = tried.filter(isToldOfSlice);
  const flagged = holm(
    family,
    alpha,
    (one, level) => hasFailed(one) && again(one, level).state === "fail",
  );
  const confidence = confidenceOf(alpha);
  return tried.map((one) =>
    one.limit.slice === undefined || !hasFailed(one) || flagged.has(one)
      ? one
      : { ...one, judgement: unproven(one.judgement, family.length, confidence) },
  );
}

function isToldOfSlice({ limit, judgement: { state } }: Tried): boolean {
  return limit.slice !== undefined && state !== "unmeasured" && state !== "not-applicable";
}

function hasFailed({ judgement }: Tried): boolean {
  return judgement.state === "fail";
}

function unproven(judgement: Judgement, among: number, confidence: string): Judgement {
  const why = `${judgement.why}; of one among ${among} limits on slices, that is not proven with ${confidence} confidence`;
  return { ...judgement, state: "inconclusive", leans: "fail", why };
}
