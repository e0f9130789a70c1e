import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { naming } from "../catalog/machine.ts";
import { removedBy } from "../out/belongs.ts";
import { LAYOUT } from "../out/layout.ts";
import { makeFolder } from "../out/make-folder.ts";
import { openRegular } from "../out/open.ts";
import type { OutFolder } from "../out/out-folder.ts";
import { LARGEST_FILE, topOf } from "../out/part.ts";
import { unfinished } from "../out/write.ts";
import type { Brought } from "./brought.ts";

/** Copies the files of all shards into an out folder, in the place of what it has: first beside that, then at once. */
export async function place(brought: readonly Brought[], { root }: OutFolder): Promise<void> {
  const fresh = unfinished(join(root, topOf(LAYOUT.stamp)));
  try {
    for (const { out, files } of brought)
      for (const path of files) await copy(out.root, path, join(fresh, path));
    for (const folder of removedBy("judge --measured"))
      await replace(join(fresh, folder), join(root, folder));
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

async function copy(root: string, path: string, to: string): Promise<void> {
  const handle = await openRegular(root, path, LARGEST_FILE);
  if (handle === undefined) throw new Error(`${path} was there a moment ago`);
  await makeFolder(dirname(to));
  await pipeline(handle.createReadStream(), createWriteStream(to, { flags: "wx" })).catch(
    naming(to),
  );
}

/** A shard that measures nothing brings no measurements. */
async function replace(from: string, to: string): Promise<void> {
  await rm(to, { recursive: true, force: true });
  await rename(from, to).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
  });
}
