import { readdir, rm, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import { type Places, SHELVES } from "./shelves.ts";

/** Something that goes or stays as a whole: a file, or the folder of a package. */
interface Kept {
  readonly path: string;
  readonly bytes: number;
  /** When it was last used. */
  readonly used: number;
}

/** Removes what was used least lately, until the rest fits; what was used since `began` stays whatever it takes. */
export async function makeRoom({ root }: Places, most: number, began: number): Promise<void> {
  const kept = (await Promise.all(SHELVES.map((shelf) => keptIn(join(root, shelf)))))
    .flat()
    .sort((one, other) => one.used - other.used);
  let bytes = kept.reduce((sum, one) => sum + one.bytes, 0);
  const bound = Math.min(most, await half(root, bytes));
  for (const one of kept) {
    if (bytes <= bound || one.used >= began) return;
    await rm(one.path, { recursive: true, force: true });
    bytes -= one.bytes;
  }
}

/** Of what the disk could give if nothing were kept, the other half is left to others. */
async function half(root: string, bytes: number): Promise<number> {
  const { bavail, bsize } = await statfs(root);
  return (bavail * bsize + bytes) / 2;
}

async function keptIn(shelf: string): Promise<Kept[]> {
  const names = await readdir(shelf).catch(() => []);
  return await Promise.all(
    names.map(async (name) => {
      const path = join(shelf, name);
      const { mtimeMs } = await stat(path);
      return { path, bytes: await bytesOf(path), used: mtimeMs };
    }),
  );
}

async function bytesOf(path: string): Promise<number> {
  const found = await stat(path);
  if (!found.isDirectory()) return found.size;
  const names = await readdir(path);
  const sizes = await Promise.all(names.map((name) => bytesOf(join(path, name))));
  return sizes.reduce((sum, size) => sum + size, 0);
}
