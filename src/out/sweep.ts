import { readdir, rm } from "node:fs/promises";
import { join, sep } from "node:path";
import { isHalf } from "./belongs.ts";

/** Removes what a worker that died was still writing. */
export async function sweep(root: string): Promise<void> {
  const paths = await readdir(root, { recursive: true }).catch(() => []);
  const halves = paths.filter((path) => isHalf(path.replaceAll(sep, "/")));
  for (const half of halves) await rm(join(root, half), { recursive: true, force: true });
}
