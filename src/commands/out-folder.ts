import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../catalog/errors.ts";
import type { OutFolder } from "../out/out-folder.ts";

/** What quantgate writes into an out folder, and may therefore remove from it. */
const OURS = new Set([
  ...["plan.json", "verdict.json", "comment.md"],
  ...["samples", "measurements", "records", "packages"],
]);

/** Refuses a folder that holds anything else; an out folder of an earlier run will do. */
export async function checkOutFolder({ root }: OutFolder): Promise<void> {
  const foreign = (await namesIn(root)).filter((name) => !OURS.has(name));
  if (foreign.length === 0) return;
  throw new UserError({
    message: `the out folder holds what quantgate did not write: ${foreign.slice(0, 3).join(", ")}`,
    at: { file: root },
    fix: "name a folder of its own with --out",
  });
}

/** Removes the results of an earlier run. */
export async function emptyOutFolder({ root }: OutFolder): Promise<void> {
  const ours = (await namesIn(root)).filter((name) => OURS.has(name));
  await Promise.all(ours.map((name) => rm(join(root, name), { recursive: true })));
}

async function namesIn(root: string): Promise<string[]> {
  return await readdir(root).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw new UserError({
      message: `cannot be the out folder: ${error.message}`,
      at: { file: root },
    });
  });
}
