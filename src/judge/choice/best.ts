import type { Objective } from "../../catalog/objectives.ts";
import type { Candidate } from "./candidate.ts";
import { dominatorOf } from "./dominated.ts";
import { WAYS } from "./objectives.ts";

/**
 * The best candidate by an objective, of those that no other beats in every respect. Where the data cannot tell two
 * apart, the higher precision is kept: a doubt costs it the least. Two, where they are alike in that as well.
 */
export function bestOf(
  candidates: readonly Candidate[],
  objective: Objective,
): readonly [(Candidate | undefined)?, (Candidate | undefined)?] {
  const { of } = WAYS[objective];
  const front = candidates.filter((one) => dominatorOf(one, candidates) === undefined);
  const known = front.flatMap((one) => {
    const range = of(one);
    return range === undefined ? [] : [{ one, low: range[0], high: range[1] }];
  });
  const least = Math.min(...known.map(({ high }) => high));
  const [best, second] = known
    .filter(({ low }) => low <= least)
    .map(({ one }) => one)
    .sort((a, b) => b.bits - a.bits || a.bytes - b.bytes);
  const alike = best?.bits === second?.bits && best?.bytes === second?.bytes;
  return alike ? [best, second] : [best];
}
