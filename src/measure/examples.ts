import { randomUUID } from "node:crypto";
import { realpath, stat } from "node:fs/promises";
import { join, relative } from "node:path";
import { type Placed as Place, placesOf } from "../contract/data.ts";
import type { AnySample } from "../contract/sample.ts";
import { digestOf } from "../out/write.ts";
import type { Truth } from "../samples/truth.ts";
import type { Store } from "../store/store.ts";
import { fileDigest, treeDigest } from "./digests.ts";
import { drawnChunks, isDrawn } from "./drawn-chunks.ts";
import type { Placed } from "./placed.ts";
import type { Rows } from "./rows.ts";

/** What a request's examples are, by digests. */
export interface Examples {
  readonly count: number;
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

function neighbours(count: number): Rows[] {
  return Array.from({ length: Math.ceil(count / CHUNK) }, (_, at) => [
    [at * CHUNK, Math.min((at + 1) * CHUNK, count)],
  ]);
}

export async function examplesOf(
  { data: parts }: Pick<Placed, "data">,
  truth: Truth,
  { keeps }: Pick<Store, "keeps">,
  division: readonly Rows[] = neighbours(truth.samples.length),
): Promise<Examples> {
  const { samples } = truth;
  // Where nothing is kept, nothing need be known again.
  if (!keeps)
    return {
      count: samples.length,
      data: [],
      chunks: division.map((rows) => ({ rows, digest: JSON.stringify(rows) })),
    };
  const named = new Set(
    samples.flatMap((sample) => truth.inputsOf(sample).map(({ part }) => part)),
  );
  const folders = new Map<string, string>();
  const data: unknown[] = [];
  for (const place of placesOf(parts)) {
    const isByExample = named.has(place.name) && (await isFolder(place.at));
    if (isByExample) folders.set(place.name, place.at);
    data.push([place.name, place.options, isByExample ? "by example" : await wholeOf(place)]);
  }
  const chunks: Chunk[] = [];
  for (const rows of division) {
    const own = rows.flatMap(([begin, end]) => samples.slice(begin, end));
    chunks.push({ rows, digest: await chunkDigest(own, truth, folders) });
  }
  return { count: samples.length, data, chunks };
}

async function chunkDigest(
  samples: readonly AnySample[],
  truth: Truth,
  folders: ReadonlyMap<string, string>,
): Promise<string> {
  const rows = samples.map(async (sample) => {
    // What samples have in common is a matter of judging alone.
    const { slices: _, group: __, input: ___, ...line } = sample;
    const files = truth.inputsOf(sample).flatMap(({ part, file }) => {
      const folder = folders.get(part);
      return folder === undefined ? [] : [fileBelow(folder, file)];
    });
    return [line, ...(await Promise.all(files)).flat()];
  });
  return digestOf(JSON.stringify(await Promise.all(rows)));
}

/** What a file holds, and where it truly lies: a link that leads out of its folder is not read as what it leads to. */
async function fileBelow(folder: string, file: string): Promise<string[]> {
  const path = join(folder, file);
  const [within, real] = await Promise.all([realpath(folder), realpath(path)]).catch(() => [
    path,
    path,
  ]);
  return [relative(within, real), await fileDigest(path)];
}

/**
 * What cannot be told by its contents is unlike everything; and so is what an interpreter of the team's own runs, since
 * nobody here knows what is installed for it.
 */
async function wholeOf({ at, options }: Place<string>): Promise<string> {
  if (Object.hasOwn(options, "python")) return randomUUID();
  const digest = (await isFolder(at)) ? await treeDigest(at) : await fileDigest(at);
  return digest ?? randomUUID();
}

async function isFolder(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
