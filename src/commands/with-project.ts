import { mkdtemp, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../catalog/errors.ts";
import { INSTEAD, MachineFault, unusable } from "../catalog/machine.ts";
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
  const scratch = await mkdtemp(join(temp, "quantgate-")).catch((error: unknown) => {
    throw unusable({ file: temp }, error, INSTEAD.temp);
  });
  try {
    return await work(scratch);
  } catch (error) {
    if (error instanceof UserError || (await isFolder(scratch))) throw error;
    throw new MachineFault({
      ...{ message: "was removed while the run was at work", at: { file: scratch } },
      fix: "let nothing tidy up there meanwhile, or name another folder: TMPDIR",
    });
  } finally {
    // Of a run that was stopped, a process that is being killed may still write there for a moment.
    await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function isFolder(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
