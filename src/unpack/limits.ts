/** What an archive may hold. */
export interface ArchiveLimits {
  /** Read off the directory, before anything else is. */
  readonly entries: number;
  /** Bytes of a name. */
  readonly name: number;
  /** Bytes of all files that are written. */
  readonly total: number;
}

/** Twice what records of 100,000 examples come to, of ten variants on both sides. */
export const ARCHIVE_LIMITS: ArchiveLimits = { entries: 20_000, name: 1_000, total: 4_000_000_000 };
