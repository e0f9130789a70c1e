import type { Tried } from "../tried.ts";

/** A doubt about a slice neither warns nor fails: slices are there to find a loss, not to prove there is none. */
export function changesNothing({ limit, judgement }: Pick<Tried, "limit" | "judgement">): boolean {
  return limit.slice !== undefined && judgement.state === "inconclusive";
}
