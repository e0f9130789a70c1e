import { setImmediate } from "node:timers/promises";
import { drawAhead } from "../judge/ahead.ts";
import type { JudgeInput } from "../judge/judge.ts";
import type { Progress } from "../terminal/progress.ts";

/** So long at a time, in ms: what a person sees as at once. */
const SLICE = 40;

/** Draws what judging needs in slices; between two of them the progress line moves. */
export async function drawInSlices(input: JudgeInput, progress: Progress): Promise<void> {
  let since = performance.now();
  for (const { what, done, total } of drawAhead(input)) {
    if (done === 1) progress.stage(`Draw the samples of ${what} anew`);
    if (done < total && performance.now() - since < SLICE) continue;
    progress.update(what, done, total);
    await setImmediate();
    since = performance.now();
  }
  progress.end();
}
