import { randomUUID } from "node:crypto";
import { realpath, stat } from "node:fs/promises";
import { join, relative } from "node:path";
import { type Placed as Place, placesOf } from "../contract/data.ts";
import type { Plan } from "../contract/plan.ts";
import type { OutFolder } from "../out/out-folder.ts";
import { digestOf } from "../out/write.ts";
import type { Store } from "../store/store.ts";
import type { Example } from "../tasks/task.ts";
import { readableTask } from "../tasks/tasks.ts";
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
  placed: Placed,
  plan: Plan,
  out: OutFolder,
  { keeps }: Pick<Store, "keeps">,
): Promise<Examples> {
  const { model, task } = placed.planned;
  const samples = plan.models.find(({ name }) => name === model)?.samples;
  const readable = readableTask(task);
  if (samples === undefined || readable === undefined)
    throw new Error(`the plan requests ${model}, of which no samples are read`);
  const examples = await readable.examples((check) => out.readSamples(model, samples, check));
  const chunkCount = Math.ceil(examples.length / CHUNK);
  // Where nothing is kept, nothing need be known again.
  if (!keeps)
    return {
      count: examples.length,
      data: [],
      chunks: Array.from({ length: chunkCount }, (_, at) => String(at)),
    };
  const folders = new Map<string, string>();
  const data: unknown[] = [];
  for (const place of placesOf(placed.data)) {
    const isByExample = examples.every(({ files }) => files) && (await isFolder(place.at));
    if (isByExample) folders.set(place.name, place.at);
    data.push([place.name, place.options, isByExample ? "by example" : await wholeOf(place)]);
  }
  const chunks: string[] = [];
  for (let begin = 0; begin < examples.length; begin += CHUNK)
    chunks.push(await chunkDigest(examples.slice(begin, begin + CHUNK), folders));
  return { count: examples.length, data, chunks };
}

async function chunkDigest(
  examples: readonly Example[],
  folders: ReadonlyMap<string, string>,
): Promise<string> {
  const rows = examples.map(async ({ line, files = [] }) => {
    const read = files.flatMap(({ part, file }) => {
      const folder = folders.get(part);
      return folder === undefined ? [] : [fileBelow(folder, file)];
    });
    return [line, ...(await Promise.all(read))];
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
