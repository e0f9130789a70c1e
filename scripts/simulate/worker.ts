import { parentPort } from "node:worker_threads";
import { LADDERS, type LadderTally, playLadder } from "./ladders.ts";
import { play, type Tally } from "./play.ts";
import { playStops, STOPS, type StopTally } from "./stops.ts";
import { WORLDS } from "./worlds.ts";

/** A part of the work: so many trials of one world at one true drop, of one ladder, or of what stops one variant early. */
export type Part =
  | {
      readonly kind: "world";
      readonly world: number;
      readonly share: number;
      readonly trials: number;
      readonly seed: number;
    }
  | {
      readonly kind: "ladder";
      readonly ladder: number;
      readonly trials: number;
      readonly seed: number;
    }
  | {
      readonly kind: "stop";
      readonly stop: number;
      readonly trials: number;
      readonly seed: number;
    };

export type Answer =
  | { readonly kind: "world"; readonly tally: Tally }
  | { readonly kind: "ladder"; readonly tally: LadderTally }
  | { readonly kind: "stop"; readonly tally: StopTally };

const made = WORLDS.map(() => undefined as ReturnType<(typeof WORLDS)[number]> | undefined);

parentPort?.on("message", (part: Part) => {
  const answer = answered(part);
  if (answer !== undefined) parentPort?.postMessage(answer);
});

function answered(part: Part): Answer | undefined {
  const { trials, seed } = part;
  if (part.kind === "ladder") {
    const ladder = LADDERS[part.ladder];
    return ladder && { kind: "ladder", tally: playLadder(ladder, trials, seed) };
  }
  if (part.kind === "stop") {
    const stop = STOPS[part.stop];
    return stop && { kind: "stop", tally: playStops(stop, trials, seed) };
  }
  made[part.world] ??= WORLDS[part.world]?.();
  const found = made[part.world];
  return found && { kind: "world", tally: play(found, part.share, trials, seed) };
}
