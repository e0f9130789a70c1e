/** A variant as a point of the curve: how big it is, how good, and on which examples. */
export interface Rung {
  readonly name: string;
  readonly bytes: number;
  /** The share of right answers. */
  readonly score: number;
  /** Absent where only the share is known. */
  readonly right?: Uint8Array;
}
