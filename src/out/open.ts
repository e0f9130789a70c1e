import { constants } from "node:fs";
import { type FileHandle, lstat, open, realpath } from "node:fs/promises";
import { dirname, join } from "node:path";
import { refuse } from "./refusal.ts";

/**
 * Opens a file of the out folder, which may come from a stranger: a regular file of at most `limit` bytes,
 * reached through no symlink. Undefined where there is none.
 */
export async function openRegular(
  root: string,
  path: string,
  limit: number,
): Promise<FileHandle | undefined> {
  const file = join(root, path);
  const found = await lstat(file).catch(absent);
  if (found === undefined) return undefined;
  if (!found.isFile()) throw refuse(file, "is not a regular file");
  if ((await realpath(dirname(file))) !== join(await realpath(root), dirname(path)))
    throw refuse(file, "lies behind a symlink");
  // Between the look and the opening it may have been replaced: no link is followed, no pipe waited for.
  const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  const { size } = await handle.stat();
  if (size <= limit) return handle;
  await handle.close();
  throw refuse(file, `is ${size} bytes long, more than the ${limit} that are read`);
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code === "ENOENT" || error.code === "ENOTDIR") return undefined;
  throw error;
}
