import type { Hello } from "../contract/protocol.ts";
import type { Progress } from "../terminal/progress.ts";
import type { Crew } from "./crew.ts";
import type { Known } from "./known.ts";
import type { Tally } from "./tally.ts";

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
}
