import { openProject, type Project } from "../git/repository.ts";
import type { Host } from "./entry/host.ts";
import { withScratch } from "./with-scratch.ts";

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
