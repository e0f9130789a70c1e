import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { naming } from "../catalog/machine.ts";
import type { ChunkFile } from "./known.ts";
import type { Lane } from "./lanes.ts";
import type { Workshop } from "./workshop.ts";

type Remembering = Pick<Workshop, "known" | "folder" | "told">;

/** A lane's way so far: the chunks that are there, by their place, and why there will be no more, where that is so. */
export interface Way {
  readonly lane: Lane;
  readonly folder: string;
  readonly chunks: (ChunkFile | undefined)[];
  /** So many answers were there from earlier runs. */
  readonly found: number;
  lost?: Loss;
  /** A worker has died of it, or of another that was run with it: it is run in a process of its own. */
  isApart?: boolean;
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

/** Lanes with what is there of their answers: those of `begun` go on, others begin with what earlier runs have kept. */
export async function waysOf(
  lanes: readonly Lane[],
  { known, folder, told }: Remembering,
  begun: readonly Way[] = [],
): Promise<Way[]> {
  const ways: Way[] = [];
  for (const lane of lanes) {
    const before = begun.find((way) => way.lane.key === lane.key);
    if (before !== undefined) {
      ways.push({ ...before, lane });
      continue;
    }
    const own = join(folder, `lane-${lane.key}`);
    await mkdir(own, { recursive: true });
    // What stopped it for another model, whose limits are others, does not for this one.
    await rm(stopFile({ folder: own }), { force: true });
    let found = 0;
    const chunks = lane.chunks.map(async (key, at) => {
      const here = told.get(key);
      if (here !== undefined) return here;
      const { key: other, lines, of } = lane.among[at] ?? {};
      const kept =
        (await known.chunks.read(key)) ??
        (other && lines && of ? await known.chunks.among(other, lines, of) : undefined);
      if (kept === undefined) return undefined;
      const { records, ...head } = kept;
      found += head.count;
      const file = join(own, `${at}.jsonl`);
      await writeFile(file, records).catch(naming(file));
      return { file, ...head };
    });
    const there = await Promise.all(chunks);
    ways.push({ lane, folder: own, chunks: there, found, stops: new Map() });
  }
  return ways;
}

/** Whether anything of it is still to be run, at some places or at all. */
export function isLacking(way: Way, places?: readonly number[]): boolean {
  const { chunks, lost } = way;
  if (lost !== undefined || isStopped(way)) return false;
  return places === undefined
    ? chunks.includes(undefined)
    : places.some((at) => chunks[at] === undefined);
}

/** The file that tells a worker that nobody needs more of a lane. */
export function stopFile({ folder }: Pick<Way, "folder">): string {
  return join(folder, "stop");
}

/** Whether nothing more is asked of it: each of its variants is proven to fail. */
export function isStopped({ lane, stops }: Way): boolean {
  return lane.variants.every((name) => stops.has(name));
}
