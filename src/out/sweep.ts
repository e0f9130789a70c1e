import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";

/** Removes what a worker that died was still writing: half a record file, packages being converted. */
export async function sweep(root: string): Promise<void> {
  const inRoot = await readdir(root).catch(() => []);
  const inRecords = await readdir(join(root, "records"), { recursive: true }).catch(() => []);
  const halves = [
    ...inRoot.filter((name) => name.startsWith(".converting-")),
    ...inRecords.filter((name) => name.endsWith(".part")).map((name) => join("records", name)),
  ];
  for (const half of halves) await rm(join(root, half), { recursive: true, force: true });
}
