import { randomUUID } from "node:crypto";
import { realpath, stat } from "node:fs/promises";
import { join, relative } from "node:path";
import { type Placed as Place, placesOf } from "../contract/data.ts";
import type { AnySample } from "../contract/sample.ts";
import { digestOf } from "../out/write.ts";
import type { Truth } from "../samples/truth.ts";
import type { Store } from "../store/store.ts";
import { fileDigest, treeDigest } from "./digests.ts";
import type { Placed } from "./placed.ts";

/** What a request's examples are, by digests. */
export interface Examples {
  readonly count: number;
  /** Of the data that all examples have in common. */
  readonly data: readonly unknown[];
  /** Of each chunk: its samples, and the files that these read. */
  readonly chunks: readonly string[];
}

/** So many neighbouring examples are kept, and lost, together. */
const CHUNK = 256;

/** Where a chunk begins, and before which sample it ends. */
export function rowsOf(chunk: number, { count }: Examples): [number, number] {
  return [chunk * CHUNK, Math.min((chunk + 1) * CHUNK, count)];
}

export async function examplesOf(
  { data: parts }: Pick<Placed, "data">,
  truth: Truth,
  { keeps }: Pick<Store, "keeps">,
): Promise<Examples> {
  const { samples } = truth;
  const chunkCount = Math.ceil(samples.length / CHUNK);
  // Where nothing is kept, nothing need be known again.
  if (!keeps)
    return {
      count: samples.length,
      data: [],
      chunks: Array.from({ length: chunkCount }, (_, at) => String(at)),
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
  const chunks: string[] = [];
  for (let begin = 0; begin < samples.length; begin += CHUNK)
    chunks.push(await chunkDigest(samples.slice(begin, begin + CHUNK), truth, folders));
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

/** What cannot be told by its contents is unlike everything. */
async function wholeOf({ at }: Place<string>): Promise<string> {
  const digest = (await isFolder(at)) ? await treeDigest(at) : await fileDigest(at);
  return digest ?? randomUUID();
}

async function isFolder(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
