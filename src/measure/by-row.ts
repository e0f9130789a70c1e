import { readFile } from "node:fs/promises";
import { placesIn } from "./divide.ts";
import type { Way } from "./ways.ts";

/** The records of a lane by the rows of their samples, each a line; of rows that are not there, none. */
export async function recordsByRow({
  chunks,
  lane,
}: Pick<Way, "chunks" | "lane">): Promise<(Uint8Array | undefined)[]> {
  const records: (Uint8Array | undefined)[] = [];
  for (const [at, chunk] of chunks.entries()) {
    if (chunk === undefined) continue;
    const bytes = await readFile(chunk.file);
    let from = 0;
    for (const row of placesIn(lane.rows[at] ?? [])) {
      const end = bytes.indexOf(LINE_END, from) + 1;
      if (end === 0) break;
      records[row] = bytes.subarray(from, end);
      from = end;
    }
  }
  return records;
}

const LINE_END = 10;
