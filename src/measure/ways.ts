import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Lane } from "./lanes.ts";
import type { Workshop } from "./workshop.ts";

/** The records of one chunk, in a file of the work folder. */
export interface ChunkFile {
  readonly file: string;
  readonly count: number;
  readonly errors: number;
  readonly unfinite: number;
}

/** A lane's way so far: the chunks that are there, by their place, and why there will be no more, where that is so. */
export interface Way {
  readonly lane: Lane;
  readonly folder: string;
  readonly chunks: (ChunkFile | undefined)[];
  lost?: Loss;
  /** By variant, where it was stopped before the last example; once all are, no more is asked of the lane. */
  readonly stops: Map<string, Stopped>;
}

/** Where a variant was stopped, and the rows before that; `by` the limit that was proven to be broken. */
export interface Stopped {
  readonly after: number;
  readonly of: number;
  readonly by: string;
  readonly rows: readonly number[];
}

/** `mistaken` where the task refuses what the policy supplied, before anything is run. */
export interface Loss {
  readonly reason: string;
  readonly mistaken: boolean;
}

/** Lanes with what earlier runs have kept of their answers. */
export async function waysOf(lanes: readonly Lane[], { known, folder }: Workshop): Promise<Way[]> {
  const ways: Way[] = [];
  for (const lane of lanes) {
    const own = join(folder, `lane-${lane.key}`);
    await mkdir(own, { recursive: true });
    const chunks = lane.chunks.map(async (key, at) => {
      const found = await known.chunks.read(key);
      if (found === undefined) return undefined;
      const { records, ...head } = found;
      const file = join(own, `${at}.jsonl`);
      await writeFile(file, records);
      return { file, ...head };
    });
    ways.push({ lane, folder: own, chunks: await Promise.all(chunks), stops: new Map() });
  }
  return ways;
}

/** Whether anything of it is still to be run. */
export function isLacking(way: Way): boolean {
  return way.lost === undefined && !isStopped(way) && way.chunks.includes(undefined);
}

/** Whether nothing more is asked of it: each of its variants is proven to fail. */
export function isStopped({ lane, stops }: Way): boolean {
  return lane.variants.every((name) => stops.has(name));
}
