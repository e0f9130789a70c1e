import { openRegular } from "./open.ts";

/** A text file of at most `limit` bytes; undefined where there is none. */
export async function readText(
  root: string,
  path: string,
  limit: number,
): Promise<string | undefined> {
  const handle = await openRegular(root, path, limit);
  return await handle?.readFile("utf8").finally(() => handle.close());
}
