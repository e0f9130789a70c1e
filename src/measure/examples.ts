import { randomUUID } from "node:crypto";
import { lstatSync, realpathSync } from "node:fs";
import { stat } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { type Placed as Place, placesOf } from "../contract/data.ts";
import type { PlannedRequest } from "../contract/plan.ts";
import type { AnySample } from "../contract/sample.ts";
import type { Span } from "../contract/slot.ts";
import { digestOf } from "../out/write.ts";
import type { Truth } from "../samples/truth.ts";
import type { Hashes } from "../store/hashes.ts";
import type { Store } from "../store/store.ts";
import { fileDigest, keyOf, treeDigest } from "./digests.ts";
import {
  AS_THEY_COME,
  digestOfRows,
  divide,
  neighbours,
  type Order,
  type Part,
  placesIn,
  type Rows,
  remembered,
} from "./divide.ts";
import type { Known } from "./known.ts";
import type { Placed } from "./placed.ts";

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
  /** Of some samples, and of the files that these read. */
  readonly digestOf: (rows: Rows) => string;
}

/** Examples that are told, kept and lost together. */
export interface Chunk extends Part {
  /** Of its samples, and of the files that these read. */
  readonly digest: string;
}

/** Nothing need be known again where nothing is kept. */
interface Knowing {
  readonly store: Pick<Store, "keeps">;
  readonly hashes: Pick<Hashes, "of">;
  readonly divisions: Known["divisions"];
}

/** Undivided, they are divided as earlier runs have divided them, and what these did not know by an order. */
export async function examplesOf(
  {
    data: parts,
    samples: samplesAt,
    planned,
  }: Pick<Placed, "data" | "samples"> & { readonly planned: Pick<PlannedRequest, "model"> },
  truth: Truth,
  { store: { keeps }, hashes, divisions }: Knowing,
  rows: Span = [0, truth.samples.length],
  divided?: readonly Rows[],
  order: Order = AS_THEY_COME,
): Promise<Examples> {
  const { samples } = truth;
  const count = samples.length;
  const asked = { count, rows, arePart: rows[1] - rows[0] < count, areFirst: rows[0] === 0 };
  // Where nothing is kept, nothing need be known again but within this run.
  if (!keeps) {
    const digest = (some: Rows) => JSON.stringify(some);
    const undivided = () =>
      asked.arePart ? neighbours(rows[1], rows[0]) : order.chunksOf(placesIn([rows]));
    const chunks = (divided ?? undivided()).map((some) => ({
      rows: some,
      digest: digest(some),
    }));
    return { ...asked, data: [JSON.stringify(parts), samplesAt], chunks, digestOf: digest };
  }
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
  const [begin, end] = rows;
  const known: string[] = [];
  for (const sample of samples.slice(begin, end))
    known.push(await rowDigest(sample, truth, folders));
  const digest = (some: Rows) =>
    digestOfRows(placesIn(some).map((at) => known[at - begin] ?? "another machine's"));
  // Of what several machines divide, each begins and ends where the others expect it.
  const given = divided ?? (asked.arePart ? neighbours(end, begin) : undefined);
  const division =
    given?.map((some): Part => ({ rows: some })) ??
    (await dividedAsBefore(known, planned.model, divisions, order));
  const chunks = division.map((part) => ({ ...part, digest: digest(part.rows) }));
  return { ...asked, data, chunks, digestOf: digest };
}

/** How a model's examples were divided is a hint: keys alone say what is answered. */
async function dividedAsBefore(
  rows: readonly string[],
  model: string,
  divisions: Knowing["divisions"],
  order: Order,
): Promise<Part[]> {
  const key = keyOf("division", { model });
  const before = (await divisions.read(key)) ?? [];
  const parts = divide(rows, before, order);
  const after = remembered(rows, parts, before);
  if (JSON.stringify(after) !== JSON.stringify(before)) await divisions.keep(key, after);
  return parts;
}

async function rowDigest(
  sample: AnySample,
  truth: Truth,
  folders: ReadonlyMap<string, FilesBelow>,
): Promise<string> {
  // What samples have in common is a matter of judging alone.
  const { slices: _, group: __, input: ___, ...line } = sample;
  const files: string[] = [];
  for (const { part, file } of truth.inputsOf(sample)) {
    const below = folders.get(part);
    if (below !== undefined) files.push(...(await below(file)));
  }
  return digestOf(JSON.stringify([line, ...files]));
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
