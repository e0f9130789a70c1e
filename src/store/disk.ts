import { mkdir, mkdtemp, readdir, rename, rm, utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { makeFolder } from "../out/make-folder.ts";

/** A folder of this process's own to write in; those of processes that are gone are removed. */
export async function writingPlace(folder: string): Promise<string> {
  await makeFolder(folder);
  for (const name of await readdir(folder))
    if (isAbandoned(name)) await rm(join(folder, name), { recursive: true, force: true });
  return await mkdtemp(join(folder, `${process.pid}-`));
}

function isAbandoned(name: string): boolean {
  const pid = Number(/^(\d+)-/.exec(name)?.[1] ?? Number.NaN);
  if (!Number.isSafeInteger(pid)) return true;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    // One that may not be asked is somebody else's, and alive.
    return error instanceof Error && "code" in error && error.code === "ESRCH";
  }
}

/** Gives something whole its name, whose text it may still have to get. Where another process was first, its own stays. */
export async function putInPlace(fresh: string, place: string, text?: string): Promise<void> {
  if (text !== undefined) await writeFile(fresh, text);
  await mkdir(dirname(place), { recursive: true });
  await rename(fresh, place).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
  });
}

/** Notes that it was used; where that cannot be noted, it is only older than it seems. */
export async function touch(place: string): Promise<void> {
  const now = new Date();
  await utimes(place, now, now).catch(() => {});
}
