import type { Candidate } from "./candidate.ts";
import { dominatorOf } from "./dominated.ts";
import type { Way } from "./objectives.ts";
import type { Weighed } from "./weigh.ts";

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
