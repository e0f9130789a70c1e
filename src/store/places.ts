import { mkdir, rename, stat, utimes, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/** Gives something whole its name, whose text it may still have to get. Where another process was first, its own stays. */
export async function putInPlace(fresh: string, place: string, text?: string): Promise<void> {
  if (text !== undefined) await writeFile(fresh, text);
  await mkdir(dirname(place), { recursive: true });
  await rename(fresh, place).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
  });
}

export async function isThere(place: string): Promise<boolean> {
  return await stat(place).then(
    () => true,
    () => false,
  );
}

/** Notes that it was used; where that cannot be noted, it is only older than it seems. */
export async function touch(place: string): Promise<void> {
  const now = new Date();
  await utimes(place, now, now).catch(() => {});
}
