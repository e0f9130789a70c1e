import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { openProject, type Project } from "../git/repository.ts";
import { type Hashes, hashesOf } from "../store/hashes.ts";
import { NO_STORE, type Store } from "../store/store.ts";
import type { Host } from "./entry/host.ts";

/**
 * Opens the project around the folder, with a scratch folder beside it, and tidies up afterwards. What its files hold is
 * read once, and where there is a store, not again before they change.
 */
export async function withProject<T>(
  { cwd, env, home, temp, credential, signal }: Host,
  work: (project: Project, scratch: string, hashes: Hashes) => Promise<T>,
  store: Store = NO_STORE,
): Promise<T> {
  return await withScratch(temp, async (scratch) => {
    const hashes = hashesOf({ store, cwd, except: [scratch, home] });
    const project = await openProject(cwd, {
      ...{ env, temp: scratch, hashOf: async (file) => (await hashes.of(file)).sha256 },
      ...(credential && { credential }),
      ...(signal && { signal }),
    });
    const done = await work(project, scratch, hashes);
    await hashes.keep();
    return done;
  });
}

/** Gives the work a folder of its own below `temp`, and removes it afterwards with all that is in it. */
export async function withScratch<T>(
  temp: string,
  work: (scratch: string) => Promise<T>,
): Promise<T> {
  const scratch = await mkdtemp(join(temp, "quantgate-"));
  try {
    return await work(scratch);
  } finally {
    // Of a run that was stopped, a process that is being killed may still write there for a moment.
    await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}
