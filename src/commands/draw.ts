import { setImmediate } from "node:timers/promises";
import { draws } from "../judge/draws.ts";
import type { Tree } from "../judge/tree.ts";
import type { Progress } from "../terminal/progress.ts";

/** So long at a time, in ms: what a person sees as at once. */
const SLICE = 40;

/** Draws what judging needs in slices; between two of them the progress line moves. */
export async function drawInSlices(tree: Tree, progress: Progress): Promise<void> {
  let since = performance.now();
  for (const { what, done, total } of draws(tree)) {
    if (done === 1) progress.stage(`Draw the samples of ${what} anew`);
    if (done < total && performance.now() - since < SLICE) continue;
    progress.update(what, done, total);
    await setImmediate();
    since = performance.now();
  }
  progress.end();
}
