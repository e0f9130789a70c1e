import { readdir, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { UserError } from "../catalog/errors.ts";
import { outFolder } from "../out/out-folder.ts";
import type { Host } from "./host.ts";
import type { Options } from "./options.ts";

/** What quantgate writes into an out folder, and may therefore remove from it. */
const OURS = new Set([
  ...["plan.json", "verdict.json", "comment.md"],
  ...["samples", "measurements", "records", "packages"],
]);

/** The out folder without the results of an earlier run; a folder that holds anything else is refused. */
export async function freshOutFolder({ out }: Options, { cwd }: Host) {
  const root = resolve(cwd, out);
  const names = await readdir(root).catch(absentOrNoFolder(root));
  const foreign = names.filter((name) => !OURS.has(name));
  if (foreign.length > 0) {
    throw new UserError({
      message: `the out folder holds what quantgate did not write: ${foreign.slice(0, 3).join(", ")}`,
      at: { file: out },
      fix: "name a folder of its own with --out",
    });
  }
  await Promise.all(names.map((name) => rm(join(root, name), { recursive: true })));
  return outFolder(root);
}

function absentOrNoFolder(root: string) {
  return (error: NodeJS.ErrnoException): string[] => {
    if (error.code === "ENOENT") return [];
    throw new UserError({
      message: `cannot be the out folder: ${error.message}`,
      at: { file: root },
    });
  };
}
