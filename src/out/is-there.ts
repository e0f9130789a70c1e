import { stat } from "node:fs/promises";

/** Whether something is at a path; of a link, at its end. */
export async function isThere(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}
