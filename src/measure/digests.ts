import { createHash } from "node:crypto";
import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import { digestOf } from "../out/write.ts";
import type { Hashes } from "../store/hashes.ts";

/** Names what was found out by all that it depends on: equal keys, equal answers. `of` is JSON, in any order of keys. */
export function keyOf(word: string, of: unknown): string {
  return createHash("sha256")
    .update(JSON.stringify([word, ordered(of)]))
    .digest("hex");
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return entries.sort(([one], [other]) => (one < other ? -1 : 1)).map(([k, v]) => [k, ordered(v)]);
}

/** Of a file's bytes, or why they cannot be read: what is not there is another thing than what is. */
export async function fileDigest(path: string, hashes: Pick<Hashes, "of">): Promise<string> {
  return await hashes.of(path).then(
    ({ sha256 }) => `sha256:${sha256}`,
    (error) => (error instanceof Error && "code" in error ? String(error.code) : String(error)),
  );
}

/**
 * Of a package, as the worker tells it: every file by its path, its size and its contents. Undefined where it holds
 * anything but plain files and folders, or cannot be read: then nothing is known of it.
 */
export async function treeDigest(
  root: string,
  hashes: Pick<Hashes, "of">,
): Promise<string | undefined> {
  try {
    const found = await lstat(root);
    const names = found.isDirectory() ? await plainFiles(root) : [SINGLE];
    const files: [string, number, string][] = [];
    for (const name of names.sort(byCodePoints)) {
      const { bytes, sha256 } = await hashes.of(join(root, name));
      files.push([name, bytes, `sha256:${sha256}`]);
    }
    return digestOf(JSON.stringify(["tree", files]));
  } catch {
    return undefined;
  }
}

/** A model that is one file lies at its own root. */
const SINGLE = ".";

async function plainFiles(folder: string, above = ""): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.map(async (entry) => {
    const name = `${above}${entry.name}`;
    if (entry.isDirectory()) return await plainFiles(join(folder, entry.name), `${name}/`);
    if (!entry.isFile()) throw new Error(`${name} is no plain file`);
    return [name];
  });
  return (await Promise.all(names)).flat();
}

/** As Python orders strings; JavaScript would compare halves of characters. */
function byCodePoints(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}
