import type { Hello } from "../contract/protocol.ts";
import type { Progress } from "../terminal/progress.ts";
import { type Reused, reusedOf } from "../words/account.ts";
import type { Crew } from "./crew.ts";
import type { ChunkFile, Known } from "./known.ts";

/** What every step of measuring works with. */
export interface Workshop {
  readonly crew: Crew;
  /** Who answers, and on what: known before anybody is asked. */
  readonly hello: Hello;
  /** What earlier runs found out. */
  readonly known: Known;
  /** Where what is no result lies: packages, chunks of records. It goes when all is measured. */
  readonly folder: string;
  readonly progress: Progress;
  readonly tally: Tally;
  /** The chunks of records of this run, by their keys: what another request would be told the same is not run again. */
  readonly told: Map<string, ChunkFile>;
}

/** How much of the work was not done again. */
export interface Tally {
  packages(found: number, all: number): void;
  answers(found: number, all: number): void;
  reused(): Reused;
  /** A sentence for who waits; undefined where nothing was reused. */
  says(): string | undefined;
}

export function tally(): Tally {
  const packages = { found: 0, all: 0 };
  const answers = { found: 0, all: 0 };
  const adding = (sum: typeof packages) => (found: number, all: number) => {
    sum.found += found;
    sum.all += all;
  };
  return {
    packages: adding(packages),
    answers: adding(answers),
    reused: () => ({ packages: { ...packages }, answers: { ...answers } }),
    says() {
      const spared = reusedOf({ packages, answers });
      if (spared === undefined) return;
      return `Reused from earlier runs: ${spared}. --fresh measures all anew.`;
    },
  };
}
