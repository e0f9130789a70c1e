import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Entry, ZipFile } from "yauzl";
import { UserError } from "../catalog/errors.ts";
import { named, refusalOf } from "../catalog/machine.ts";
import { quote } from "../catalog/quote.ts";
import { cappedAt } from "./at-most.ts";
import { refuseFile } from "./refusal.ts";

/** Its entries, one at a time. Only its own mistakes become the archive's: what a caller throws passes by. */
export async function* archiveEntries(archive: ZipFile): AsyncGenerator<Entry> {
  try {
    yield* archive.eachEntry();
  } catch (error) {
    unreadable(error);
  }
}

interface Destination {
  readonly path: string;
  readonly into: string;
  readonly most: number;
}

/** Gives the number of bytes that came out. */
export async function writeEntry(archive: ZipFile, entry: Entry, to: Destination): Promise<number> {
  const { path, into, most } = to;
  const tooLarge = () =>
    refuseFile(path, `unpacks to more than the ${most} bytes there is room for`);
  if (entry.uncompressedSize > most) throw tooLarge();
  const file = join(into, path);
  await mkdir(dirname(file), { recursive: true });
  const contents = await archive.openReadStreamPromise(entry).catch(unreadable);
  const output = createWriteStream(file, { flags: "wx" });
  await pipeline(contents, cappedAt(most, tooLarge), output).catch((error: unknown) => {
    if (refusalOf(error) !== undefined) throw named(error, file);
    throw error instanceof UserError ? error : unreadable(error);
  });
  return output.bytesWritten;
}

export function unreadable(error: unknown): never {
  const why = error instanceof Error ? error.message : String(error);
  throw new UserError({ message: `the artifact cannot be unpacked: ${quote(why)}` });
}
