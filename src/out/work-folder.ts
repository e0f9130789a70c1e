import { mkdtemp, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { isHalf } from "./belongs.ts";
import { makeFolder } from "./make-folder.ts";

/** Gives the work a folder of its own in the out folder, for what is not yet, or never, a result; it goes afterwards. */
export async function withWorkFolder<T>(
  root: string,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  await makeFolder(root);
  // A run that was killed has left its own.
  for (const name of (await readdir(root)).filter(isHalf)) await remove(join(root, name));
  const folder = await mkdtemp(join(root, ".measuring-"));
  try {
    return await work(folder);
  } finally {
    await remove(folder);
  }
}

/** A process that is being killed may still write there for a moment. */
async function remove(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
