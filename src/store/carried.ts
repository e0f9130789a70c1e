import { createHash } from "node:crypto";
import { copyFile, mkdir, readdir, readFile, stat, utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { UserError } from "../catalog/errors.ts";
import { openRegular } from "../out/open.ts";
import { type Shelf, storeAt } from "./shelves.ts";

/**
 * What may go from one machine to another: what was found out of contents. Not what a machine is, not what lies in its
 * folders, and no package: what has to be run is made where it runs.
 */
const CARRIED = [
  "divisions",
  "inspections",
  "packages",
  "chunks",
  "watches",
  "parities",
] as const satisfies readonly Shelf[];

const INDEX = "index.json";
const LARGEST_INDEX = 32 * 2 ** 20;
/** Of one file, of all, and how many: more than any gate leaves, and a bound for what a stranger has packed. */
const LARGEST = 64 * 2 ** 20;
const MOST_BYTES = 2 ** 30;
const MOST = 100_000;

const Entry = z.strictObject({
  path: z.string().regex(new RegExp(`^(?:${CARRIED.join("|")})/[0-9a-f]{64}\\.txt$`)),
  bytes: z.int().positive().max(LARGEST),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
type Entry = z.infer<typeof Entry>;

/** Says which files there are, and what each holds. Whose word that is, its own digest shows alone. */
const Index = z.strictObject({ schema: z.literal(1), entries: z.array(Entry).max(MOST) });

/** Copies what a run has found out or used into a folder, with an index; gives how many files, and the index's digest. */
export async function pack(
  home: string,
  into: string,
  since: number,
): Promise<{ readonly count: number; readonly sha256: string }> {
  const entries: Entry[] = [];
  let room = MOST_BYTES;
  const { root } = storeAt(home);
  for (const shelf of CARRIED)
    for (const name of (await readdir(join(root, shelf)).catch(() => [])).sort()) {
      const entry = await entryOf(root, `${shelf}/${name}`, since);
      if (entry === undefined || entry.bytes > room || entries.length === MOST) continue;
      room -= entry.bytes;
      entries.push(entry);
      await mkdir(join(into, shelf), { recursive: true });
      await copyFile(join(root, entry.path), join(into, entry.path));
    }
  const text = JSON.stringify({ schema: 1, entries } satisfies z.input<typeof Index>);
  await mkdir(into, { recursive: true });
  await writeFile(join(into, INDEX), text);
  return { count: entries.length, sha256: sha256(text) };
}

async function entryOf(root: string, path: string, since: number): Promise<Entry | undefined> {
  const found = await stat(join(root, path));
  if (!found.isFile() || found.mtimeMs < since || found.size > LARGEST) return;
  const entry = { path, bytes: found.size, sha256: sha256(await readFile(join(root, path))) };
  return Entry.safeParse(entry).success ? entry : undefined;
}

/** How many files were taken, and how many were not as the index says. */
export interface Taken {
  readonly taken: number;
  readonly refused: number;
}

/**
 * Puts into a store what a folder brings, as far as an index of this digest names it. The folder is a stranger's: of it
 * nothing is read that the index does not name, and nothing is put anywhere before it was compared.
 */
export async function take(from: string, home: string, vouched: string): Promise<Taken> {
  const { entries } = await indexIn(from, vouched);
  const { root } = storeAt(home);
  let taken = 0;
  for (const entry of entries) {
    const bytes = await bytesOf(from, entry);
    if (bytes === undefined) continue;
    const place = join(root, entry.path);
    await mkdir(dirname(place), { recursive: true });
    await writeFile(place, bytes);
    // What is not used is not carried on.
    await utimes(place, 1, 1);
    taken += 1;
  }
  return { taken, refused: entries.length - taken };
}

async function indexIn(from: string, vouched: string): Promise<z.infer<typeof Index>> {
  const text = await read(from, INDEX, LARGEST_INDEX);
  if (text === undefined || sha256(text) !== vouched)
    throw new Error("the index is not the one that was signed");
  const index = Index.parse(JSON.parse(text.toString("utf8")));
  const paths = new Set(index.entries.map(({ path }) => path));
  const bytes = index.entries.reduce((sum, entry) => sum + entry.bytes, 0);
  if (paths.size < index.entries.length || bytes > MOST_BYTES)
    throw new Error("the index names too much, or a file twice");
  return index;
}

async function bytesOf(from: string, { path, bytes, sha256: expected }: Entry) {
  const found = await read(from, path, bytes);
  return found?.length === bytes && sha256(found) === expected ? found : undefined;
}

/** A regular file that no link leads to; undefined where there is none such. */
async function read(root: string, path: string, most: number): Promise<Buffer | undefined> {
  try {
    const handle = await openRegular(root, path, most);
    if (handle === undefined) return;
    try {
      return await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof UserError) return;
    throw error;
  }
}

function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
