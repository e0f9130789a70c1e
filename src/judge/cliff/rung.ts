import type { Scores } from "../../statistics/scores.ts";

/** A variant as a point of the curve: how big it is, how good, and by which examples. */
export interface Rung {
  readonly name: string;
  readonly bytes: number;
  /** By a metric between 0 and 1, of which more is better. */
  readonly score: number;
  /** Absent where only the number is known. */
  readonly scores?: Scores;
}
