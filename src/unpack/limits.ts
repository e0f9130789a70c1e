/** What an archive may hold. */
export interface Limits {
  /** Read off the directory, before anything else is. */
  readonly entries: number;
  /** Bytes of a name. */
  readonly name: number;
  /** Bytes of all files that are written. */
  readonly total: number;
}

/** Twice what records of 100,000 examples come to, of ten variants on both sides. */
export const LIMITS: Limits = { entries: 20_000, name: 1_000, total: 4_000_000_000 };
