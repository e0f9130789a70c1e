import { readdir, rename, rm } from "node:fs/promises";
import { UserError } from "../catalog/errors.ts";
import { isOurs } from "../out/belongs.ts";
import { type OutFolder, outFolder } from "../out/out-folder.ts";
import { listedUpTo } from "../words/lists.ts";

/**
 * Works in a folder beside the out folder, which takes its place when the work is done: a run that ends early
 * leaves nothing half-written, and what an earlier run left stays whole.
 */
export async function replacing(
  out: OutFolder,
  work: (fresh: OutFolder) => Promise<void>,
): Promise<void> {
  await refuseForeign(out);
  const fresh = outFolder(`${out.root}.part`);
  await refuseForeign(fresh);
  const discard = () => rm(fresh.root, { recursive: true, force: true });
  await discard();
  try {
    await work(fresh);
    await rm(out.root, { recursive: true, force: true });
    await rename(fresh.root, out.root);
  } finally {
    await discard();
  }
}

/** An earlier run's verdict goes before anything can end this one; in a folder of others it may be anyone's file. */
export async function forgetVerdict(out: OutFolder): Promise<void> {
  if ((await foreignIn(out)).length === 0) await out.forgetVerdict();
}

/** A folder that holds anything else is nobody's to replace. */
async function refuseForeign({ root }: OutFolder): Promise<void> {
  const foreign = await foreignIn({ root });
  if (foreign.length === 0) return;
  throw new UserError({
    message: `the out folder holds what quantgate did not write: ${listedUpTo(3, foreign)}`,
    at: { file: root },
    fix: "name a folder of its own with --out",
  });
}

async function foreignIn({ root }: Pick<OutFolder, "root">): Promise<string[]> {
  return (await namesIn(root)).filter((name) => !isOurs(name));
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
