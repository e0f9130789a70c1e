import { refuseUnsafe } from "../../git/paths.ts";
import type { Tree } from "../../git/tree.ts";
import type { Entry } from "../../plan/entries.ts";
import { pathsOf } from "./unchanged.ts";

/**
 * Refuses a head that holds a second file or folder in a model's place but for its case: here they are two, and only one
 * of them is judged; in a Mac's checkout they are one.
 */
export async function refuseTwins(entry: Entry, head: Tree): Promise<void> {
  for (const path of pathsOf(entry)) refuseUnsafe(await head.alike(path));
}
