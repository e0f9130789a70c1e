import { open } from "node:fs/promises";
import { fromRandomAccessReaderPromise } from "yauzl";
import { UserError } from "../catalog/errors.ts";
import { BoundedFile } from "./bounded-file.ts";
import { isFolder, whyNotPlain } from "./entries.ts";
import { ARCHIVE_LIMITS, type ArchiveLimits } from "./limits.ts";
import { nameLedger } from "./names.ts";
import { archiveEntries, unreadable, writeEntry } from "./reading.ts";
import { refuseFile } from "./refusal.ts";

/** What becomes of a name: written if it has at most so many bytes, left in the archive, or a reason to refuse it all. */
export type Placement =
  | { readonly kind: "taken"; readonly most: number }
  | { readonly kind: "left" }
  | { readonly kind: "foreign" };

interface Unpacking {
  /** A zip of which nothing is known but that it may be a stranger's. */
  readonly zip: string;
  /** An empty folder. */
  readonly into: string;
  readonly placeOf: (path: string) => Placement;
  readonly limits?: ArchiveLimits;
}

/**
 * Writes what is wanted of an archive, or throws what is wrong with it. What its directory claims of sizes is checked
 * first and never believed: the bytes that come out are counted.
 */
export async function unpack({
  zip,
  into,
  placeOf,
  limits = ARCHIVE_LIMITS,
}: Unpacking): Promise<void> {
  const file = await open(zip);
  try {
    const { size } = await file.stat();
    const reader = new BoundedFile(file, size);
    const archive = await fromRandomAccessReaderPromise(reader, size, {
      decodeStrings: false,
    }).catch(unreadable);
    refuseMany(archive.entryCount, limits.entries);
    const nameOf = nameLedger(limits.name);
    let [packed, left] = [0, limits.total];
    for await (const entry of archiveEntries(archive)) {
      const path = nameOf(entry.fileNameRaw);
      packed += entry.compressedSize;
      const wrong = packed > size ? OVERLAPS : whyNotPlain(entry, path);
      if (wrong !== undefined) throw refuseFile(path, wrong);
      const place = isFolder(path) ? NOT_WRITTEN : placeOf(path);
      if (place.kind === "foreign") throw refuseFile(path, "is no part of an out folder");
      if (place.kind === "left") continue;
      left -= await writeEntry(archive, entry, { path, into, most: Math.min(place.most, left) });
    }
  } finally {
    await file.close();
  }
}

const NOT_WRITTEN: Placement = { kind: "left" };
const OVERLAPS = "shares its bytes with others";

/** The count stands at the archive's end: nothing else of it has been read yet. */
function refuseMany(count: number, most: number): void {
  if (count <= most) return;
  throw new UserError({
    message: `the artifact claims to hold ${count} files, more than the ${most} that are read`,
  });
}
