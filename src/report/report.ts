import type { Measurement } from "../contract/measurement.ts";
import type { Verdict } from "../contract/verdict.ts";
import type { Past } from "../history/read-past.ts";
import type { JudgedOn } from "../history/wear.ts";

/** Where a reader can go on; both are known only inside a run on GitHub. */
export interface Links {
  /** The uploaded out folder. */
  readonly artifact?: string;
  /** The repository, to link commits and lines: `https://github.com/owner/name`. */
  readonly repository?: string;
}

/** What every format renders. `measurements` adds engines, digests and weights; without them those are left out. */
export interface Report {
  readonly verdict: Verdict;
  readonly measurements?: readonly Measurement[];
  /** What earlier pushes to the default branch were judged to be. It informs, and decides nothing. */
  readonly past?: Past;
  /** By model: what it was judged on, to say how often that has judged. */
  readonly on?: ReadonlyMap<string, JudgedOn>;
  readonly links?: Links;
}
