import type { Measurement } from "../contract/measurement.ts";
import type { Verdict } from "../contract/verdict.ts";
import type { Past } from "../history/read-past.ts";

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
  readonly links?: Links;
}
