import { caseFold } from "unicode-case-folding";

/**
 * One text for all paths that a Mac takes for one. Its disks tell no case apart, by full case folding: ß is ss, ſ is s; nor
 * composed letters from decomposed ones; and HFS+ skips characters that nobody sees. Unicode calls it canonical caseless
 * matching (definition D145); as long as a path has, its text has the same number of parts.
 */
export function folded(path: string): string {
  if (ASCII.test(path)) return path.toLowerCase();
  return caseFold(path.replace(SKIPPED, "").normalize("NFD")).normalize("NFD");
}

/** Nearly every path is: there may be a hundred thousand. */
const ASCII = /^[\0-\x7f]*$/;

/** Joiners, marks and turns of direction, shaping and the byte order mark, as Apple's TN1150 lists them and git knows them. */
const SKIPPED = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g;
