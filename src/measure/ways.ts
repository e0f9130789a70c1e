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
      const { key: other, lines, of } = lane.among[at] ?? {};
      const found =
        (await known.chunks.read(key)) ??
        (other && lines && of ? await known.chunks.among(other, lines, of) : undefined);
      if (found === undefined) return undefined;
      const { records, ...head } = found;
      const file = join(own, `${at}.jsonl`);
      await writeFile(file, records);
      return { file, ...head };
    });
    ways.push({ lane, folder: own, chunks: await Promise.all(chunks) });
  }
  return ways;
}

/** Whether anything of it is still to be run. */
export function isLacking({ chunks, lost }: Way): boolean {
  return lost === undefined && chunks.includes(undefined);
}
