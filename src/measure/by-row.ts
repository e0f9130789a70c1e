import { readFile } from "node:fs/promises";
import type { Chunk } from "./examples.ts";
import type { Way } from "./ways.ts";

/** The records of a lane, a line a row, in the order of the samples; of rows that are not there, none. */
export async function recordsByRow(
  { chunks }: Pick<Way, "chunks">,
  divided: readonly Chunk[],
): Promise<(Uint8Array | undefined)[]> {
  const records: (Uint8Array | undefined)[] = [];
  for (const [at, chunk] of chunks.entries()) {
    if (chunk === undefined) continue;
    const rows = rowsIn(divided[at]);
    const bytes = await readFile(chunk.file);
    let from = 0;
    for (const row of rows) {
      const end = bytes.indexOf(LINE_END, from) + 1;
      if (end === 0) break;
      records[row] = bytes.subarray(from, end);
      from = end;
    }
  }
  return records;
}

const LINE_END = 10;

function* rowsIn(chunk: Chunk | undefined): Generator<number> {
  for (const [from, end] of chunk?.rows ?? []) for (let row = from; row < end; row += 1) yield row;
}
