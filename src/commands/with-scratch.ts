import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";

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
