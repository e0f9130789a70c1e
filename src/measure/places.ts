import { realpath } from "node:fs/promises";
import type { LookingPorts } from "./ports.ts";

/** Tells what a worker said, who knows only this machine's paths, with the repository's own. */
export interface WorkerPlaces {
  readonly locate: LookingPorts["locate"];
  retell<T>(said: T): T;
}

export function workerPlaces(locate: LookingPorts["locate"]): WorkerPlaces {
  const known = new Map<string, string>();
  return {
    async locate(at) {
      const place = await locate(at);
      known.set(place, at.path);
      known.set(await realpath(place).catch(() => place), at.path);
      return place;
    },
    retell: (said) => retold(said, [...known].sort(longestFirst)),
  };
}

type Known = readonly (readonly [place: string, path: string])[];

function longestFirst([a]: readonly [string, string], [b]: readonly [string, string]): number {
  return b.length - a.length;
}

/** Every string in a JSON value, at any depth. */
function retold<T>(said: T, known: Known): T;
function retold(said: unknown, known: Known): unknown {
  if (typeof said === "string") {
    return known.reduce((text, [place, path]) => text.replaceAll(place, path), said);
  }
  if (Array.isArray(said)) return said.map((one) => retold(one, known));
  if (typeof said !== "object" || said === null) return said;
  return Object.fromEntries(Object.entries(said).map(([key, one]) => [key, retold(one, known)]));
}
