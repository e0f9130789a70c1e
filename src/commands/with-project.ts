import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { openProject, type Project } from "../git/repository.ts";
import type { Host } from "./entry/host.ts";

/** Opens the project around the folder, with a scratch folder beside it, and tidies up afterwards. */
export async function withProject<T>(
  { cwd, env, temp, credential, signal }: Host,
  work: (project: Project, scratch: string) => Promise<T>,
): Promise<T> {
  return await withScratch(temp, async (scratch) => {
    const project = await openProject(cwd, {
      ...{ env, temp: scratch },
      ...(credential && { credential }),
      ...(signal && { signal }),
    });
    return await work(project, scratch);
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
