import { open, readFile } from "node:fs/promises";
import { join } from "node:path";
import { naming } from "../catalog/machine.ts";
import type { Rows } from "./divide.ts";
import type { ChunkFile } from "./known.ts";
import type { Way } from "./ways.ts";

/**
 * The files that hold a lane's records in the order of the samples, one after the other: those of its chunks where these
 * lie so, else one that is put together of them. Of some samples only where those are named.
 */
export async function inOrder(
  { chunks, lane, folder }: Pick<Way, "chunks" | "lane" | "folder">,
  only?: ReadonlySet<number>,
): Promise<string[]> {
  const there = chunks.flatMap((chunk, at) => (chunk === undefined ? [] : [{ chunk, at }]));
  const parts = there.map(({ chunk, at }) => ({ chunk, rows: lane.rows[at] ?? [] }));
  if (only === undefined && ascends(parts.flatMap(({ rows }) => rows)))
    return parts.map(({ chunk }) => chunk.file);
  const file = join(folder, "in-order.jsonl");
  const isWanted = (row: number) => only === undefined || only.has(row);
  await putTogether(parts, file, isWanted).catch(naming(file));
  return [file];
}

interface Part {
  readonly chunk: ChunkFile;
  readonly rows: Rows;
}

function ascends(rows: Rows): boolean {
  return rows.every(([begin], at) => at === 0 || begin >= (rows[at - 1]?.[1] ?? 0));
}

/** Of each chunk no more is in memory than from its first example to its last. */
async function putTogether(
  parts: readonly Part[],
  file: string,
  isWanted: (row: number) => boolean,
): Promise<void> {
  const spans = parts.flatMap((part) => part.rows.map((span) => ({ part, span })));
  spans.sort((one, other) => one.span[0] - other.span[0]);
  const left = new Map<Part, string[]>();
  const handle = await open(file, "w");
  try {
    for (const { part, span } of spans) {
      const lines = left.get(part) ?? linesWithEnds(await readFile(part.chunk.file, "utf8"));
      const taken = lines.splice(0, span[1] - span[0]);
      if (lines.length > 0) left.set(part, lines);
      else left.delete(part);
      await handle.write(taken.filter((_, at) => isWanted(span[0] + at)).join(""));
    }
  } finally {
    await handle.close();
  }
}

function linesWithEnds(text: string): string[] {
  return text.split(/(?<=\n)/);
}
