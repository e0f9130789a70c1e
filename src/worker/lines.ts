import type { Readable } from "node:stream";

/** What came is not of the protocol; the sender cannot be believed any more. */
export class Garbled extends Error {
  override readonly name = "Garbled";
}

/** The lines of a byte stream. Memory holds one line of at most `limit` bytes, and a chunk. */
export async function* linesOf(stream: Readable, limit: number): AsyncGenerator<string> {
  let parts: Buffer[] = [];
  let held = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      yield Buffer.concat([...parts, chunk.subarray(start, end)]).toString("utf8");
      parts = [];
      held = 0;
      start = end + 1;
    }
    parts.push(chunk.subarray(start));
    held += chunk.length - start;
    if (held > limit) throw new Garbled(`a line of more than ${limit} bytes`);
  }
  if (held > 0) yield Buffer.concat(parts).toString("utf8");
}

const NEWLINE = 0x0a;
