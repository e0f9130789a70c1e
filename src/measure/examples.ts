import { randomUUID } from "node:crypto";
import { lstatSync, realpathSync } from "node:fs";
import { stat } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { type Placed as Place, placesOf } from "../contract/data.ts";
import type { AnySample } from "../contract/sample.ts";
import type { Span } from "../contract/slot.ts";
import { digestOf } from "../out/write.ts";
import type { Truth } from "../samples/truth.ts";
import type { Hashes } from "../store/hashes.ts";
import type { Store } from "../store/store.ts";
import { fileDigest, treeDigest } from "./digests.ts";
import { drawnChunks, isDrawn } from "./drawn-chunks.ts";
import type { Placed } from "./placed.ts";
import type { Rows } from "./rows.ts";

/** What a request's examples are, by digests. */
export interface Examples {
  readonly count: number;
  /** Of these, what is measured here: all, where no other machine has the rest. */
  readonly rows: Span;
  /** Whether other machines have the rest; then who has the first one tells what is asked of all. */
  readonly arePart: boolean;
  readonly areFirst: boolean;
  /** Of the data that all examples have in common. */
  readonly data: readonly unknown[];
  /** In the order in which they are asked for. */
  readonly chunks: readonly Chunk[];
}

/** Examples that are told, kept and lost together. */
export interface Chunk {
  readonly rows: Rows;
  /** Of its samples, and of the files that these read. */
  readonly digest: string;
}

/** So many neighbouring examples are a chunk where they are not drawn. */
const CHUNK = 256;

/** All samples, in chunks: of those that are drawn one after the other where that may stop a variant, else of neighbours. */
export function divided(task: string, { samples }: Pick<Truth, "samples">): Rows[] {
  const { length } = samples;
  return isDrawn(task, length) ? drawnChunks(samples.map(({ id }) => id)) : neighbours(length);
}

/** Samples in chunks of neighbours, which end at the same places whoever begins where. */
function neighbours(end: number, begin = 0): Rows[] {
  const first = Math.floor(begin / CHUNK);
  return Array.from({ length: Math.ceil(end / CHUNK) - first }, (_, at) => [
    [Math.max((first + at) * CHUNK, begin), Math.min((first + at + 1) * CHUNK, end)],
  ]);
}

/** Nothing need be known again where nothing is kept. */
interface Knowing {
  readonly store: Pick<Store, "keeps">;
  readonly hashes: Pick<Hashes, "of">;
}

export async function examplesOf(
  { data: parts }: Pick<Placed, "data">,
  truth: Truth,
  { store: { keeps }, hashes }: Knowing,
  rows: Span = [0, truth.samples.length],
  division: readonly Rows[] = neighbours(rows[1], rows[0]),
): Promise<Examples> {
  const { samples } = truth;
  const count = samples.length;
  const asked = { count, rows, arePart: rows[1] - rows[0] < count, areFirst: rows[0] === 0 };
  // Where nothing is kept, nothing need be known again.
  if (!keeps)
    return {
      ...asked,
      data: [],
      chunks: division.map((rows) => ({ rows, digest: JSON.stringify(rows) })),
    };
  const named = new Set(
    samples.flatMap((sample) => truth.inputsOf(sample).map(({ part }) => part)),
  );
  const folders = new Map<string, FilesBelow>();
  const data: unknown[] = [];
  for (const place of placesOf(parts)) {
    const isByExample = named.has(place.name) && (await isFolder(place.at));
    if (isByExample) folders.set(place.name, filesBelow(place.at, hashes));
    data.push([
      place.name,
      place.options,
      isByExample ? "by example" : await wholeOf(place, hashes),
    ]);
  }
  const chunks: Chunk[] = [];
  for (const rows of division) {
    const own = rows.flatMap(([begin, end]) => samples.slice(begin, end));
    chunks.push({ rows, digest: await chunkDigest(own, truth, folders) });
  }
  return { ...asked, data, chunks };
}

async function chunkDigest(
  samples: readonly AnySample[],
  truth: Truth,
  folders: ReadonlyMap<string, FilesBelow>,
): Promise<string> {
  const rows = samples.map(async (sample) => {
    // What samples have in common is a matter of judging alone.
    const { slices: _, group: __, input: ___, ...line } = sample;
    const files = truth.inputsOf(sample).flatMap(({ part, file }) => {
      const below = folders.get(part);
      return below === undefined ? [] : [below(file)];
    });
    return [line, ...(await Promise.all(files)).flat()];
  });
  return digestOf(JSON.stringify(await Promise.all(rows)));
}

/** What a file of a folder holds, and where it truly lies: a link that leads out of the folder is not read as what it leads to. */
type FilesBelow = (file: string) => Promise<string[]>;

function filesBelow(folder: string, hashes: Pick<Hashes, "of">): FilesBelow {
  const real = new Map<string, string>();
  const realOf = (path: string) => {
    const known = real.get(path) ?? realpathSync(path);
    real.set(path, known);
    return known;
  };
  const placeOf = (path: string) => {
    try {
      const truly = lstatSync(path).isSymbolicLink()
        ? realpathSync(path)
        : join(realOf(dirname(path)), basename(path));
      return relative(realOf(folder), truly);
    } catch {
      return "";
    }
  };
  return async (file) => {
    const path = join(folder, file);
    return [placeOf(path), await fileDigest(path, hashes)];
  };
}

/**
 * What cannot be told by its contents is unlike everything; and so is what an interpreter of the team's own runs, since
 * nobody here knows what is installed for it.
 */
async function wholeOf(
  { at, options }: Place<string>,
  hashes: Pick<Hashes, "of">,
): Promise<string> {
  if (Object.hasOwn(options, "python")) return randomUUID();
  const digest = (await isFolder(at)) ? await treeDigest(at, hashes) : await fileDigest(at, hashes);
  return digest ?? randomUUID();
}

async function isFolder(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
