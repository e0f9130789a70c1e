import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { join } from "node:path";

/** A folder of this process's own to write in; those of processes that are gone are removed. */
export async function writingPlace(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
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
