import { createHash, type Hash } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { holdsMany, MANY, MOST_VALUES } from "../contract/json.ts";
import type { Check } from "../contract/lines.ts";
import { openRegular } from "./open.ts";
import { LARGEST_FILE } from "./part.ts";
import { refuse } from "./refusal.ts";

/** What another file says of this one. */
export interface ExpectedLines {
  readonly digest: string;
  readonly count: number;
}

/**
 * A JSON Lines file in batches, each line checked; memory holds one batch. It ends without an error only where
 * the digest and the count are the expected ones: who has read to the end has read the right file.
 */
export async function* readLines<Line>(
  root: string,
  path: string,
  check: Check<Line>,
  expected: ExpectedLines,
): AsyncGenerator<readonly Line[]> {
  const file = join(root, path);
  const handle = await openRegular(root, path, LARGEST_FILE);
  if (handle === undefined) throw refuse(file, "is missing");
  const hash = createHash("sha256");
  let count = 0;
  for await (const texts of textsOf(handle, file, hash)) {
    const before = count;
    yield texts.map((text, index) => readLine(text, file, before + index + 1, check));
    count += texts.length;
    if (count > expected.count)
      throw refuse(file, `has more than the ${expected.count} lines on record`);
  }
  if (count < expected.count)
    throw refuse(file, `has ${count} lines, not the ${expected.count} on record`);
  const digest = `sha256:${hash.digest("hex")}`;
  if (digest !== expected.digest)
    throw refuse(file, `is not what was written: ${digest} instead of ${expected.digest}`);
}

/** The lines of a file, those of one chunk at a time; all that is read goes into the hash. */
async function* textsOf(handle: FileHandle, file: string, hash: Hash): AsyncGenerator<string[]> {
  let partial: Uint8Array = new Uint8Array();
  let count = 0;
  for await (const chunk of handle.createReadStream({ highWaterMark: CHUNK })) {
    hash.update(chunk);
    // No character is cut in two: the byte of a line's end is part of no other.
    const end = chunk.lastIndexOf(LINE_END);
    const rest = chunk.subarray(end + 1);
    if (end >= 0) {
      const texts = Buffer.concat([partial, chunk.subarray(0, end)])
        .toString("utf8")
        .split("\n");
      count += texts.length;
      yield texts;
    }
    partial = end >= 0 ? rest : Buffer.concat([partial, rest]);
    if (partial.length > LONGEST_LINE) throw refuse(file, "has a line that is too long", count + 1);
  }
  if (partial.length > 0) throw refuse(file, "ends in the middle of a line", count + 1);
}

const LINE_END = "\n".charCodeAt(0);
const CHUNK = 1 << 19;
const LONGEST_LINE = 16_000_000;

function readLine<Line>(text: string, file: string, number: number, check: Check<Line>): Line {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refuse(file, "is not JSON", number);
  }
  // A value takes two characters and more: hardly any line is long enough to be counted.
  if (text.length > 2 * MOST_VALUES && holdsMany(value)) throw refuse(file, MANY, number);
  const checked = check(value);
  if ("wrong" in checked) throw refuse(file, checked.wrong, number);
  return checked.line;
}
