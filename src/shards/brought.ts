import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { UserError } from "../catalog/errors.ts";
import { removedBy } from "../out/belongs.ts";
import { LAYOUT } from "../out/layout.ts";
import { type OutFolder, outFolder } from "../out/out-folder.ts";
import { namesIn } from "../out/part.ts";
import type { Shard } from "../plan/shards.ts";

/** A folder that may hold what shards have measured. */
export interface Brought {
  /** As the user named it. */
  readonly name: string;
  readonly out: OutFolder;
  readonly stamps: readonly Shard[];
  /** Everything in the places where shards write, as paths of the out folder. */
  readonly files: readonly string[];
}

/** What artifacts were downloaded as: merged into one folder, or each in its own. None where nothing was. */
export async function broughtIn(root: string, name: string): Promise<Brought[]> {
  const entries = await entriesOf(root);
  if (entries.some(isMeasured)) return [await lookAtBrought(root, name)];
  refuseMany(entries.length, MOST_FOLDERS, name);
  return await Promise.all(
    entries.map((entry) => lookAtBrought(join(root, entry.name), join(name, entry.name))),
  );
}

export async function lookAtBrought(root: string, name: string): Promise<Brought> {
  const measured = (await entriesOf(root)).filter(isMeasured);
  const files = (await Promise.all(measured.map((entry) => filesBelow(root, entry)))).flat();
  refuseMany(files.length, MOST_FILES, name);
  return { name, out: outFolder(root), files, stamps: files.flatMap(shardNamedBy) };
}

/** Far more than any run leaves. */
const MOST_FOLDERS = 1_000;
const MOST_FILES = 100_000;

function refuseMany(count: number, most: number, file: string): void {
  if (count <= most) return;
  throw new UserError({
    message: `holds ${count} entries, more than any run leaves`,
    at: { file },
  });
}

function isMeasured({ name }: Dirent): boolean {
  return removedBy("judge --measured").includes(name);
}

/** No link is followed; whatever is no folder is a file here, and refused when it is read. */
async function filesBelow(root: string, entry: Dirent): Promise<string[]> {
  if (!entry.isDirectory()) return [entry.name];
  const found = await readdir(join(root, entry.name), { recursive: true, withFileTypes: true });
  return found
    .filter((below) => !below.isDirectory())
    .map((below) => relative(root, join(below.parentPath, below.name)).replaceAll(sep, "/"));
}

function shardNamedBy(path: string): Shard[] {
  const names = namesIn(LAYOUT.stamp.pattern, path);
  const shard = { index: Number(names?.index), of: Number(names?.of) };
  return path === LAYOUT.stamp.of(shard) ? [shard] : [];
}

async function entriesOf(root: string): Promise<Dirent[]> {
  return await readdir(root, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return [];
    throw error;
  });
}
