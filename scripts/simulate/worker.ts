import { parentPort } from "node:worker_threads";
import { play } from "./play.ts";
import { WORLDS } from "./worlds.ts";

/** A part of the work: so many trials of one world at one true drop. */
export interface Part {
  readonly world: number;
  readonly share: number;
  readonly trials: number;
  readonly seed: number;
}

const made = WORLDS.map(() => undefined as ReturnType<(typeof WORLDS)[number]> | undefined);

parentPort?.on("message", ({ world, share, trials, seed }: Part) => {
  made[world] ??= WORLDS[world]?.();
  const found = made[world];
  if (found) parentPort?.postMessage(play(found, share, trials, seed));
});
