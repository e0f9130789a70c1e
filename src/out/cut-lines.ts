import { openRegular } from "./open.ts";
import { LARGEST_FILE } from "./part.ts";
import { digestOf, writeText } from "./write.ts";

/** The lines of a JSON Lines file from one to before another, counted from 0 and byte for byte, as a file of another folder. */
export async function cutLines(
  from: string,
  to: string,
  path: string,
  [begin, end]: readonly [number, number],
) {
  const lines = await linesBetween(from, path, begin, end);
  const text = Buffer.concat(lines);
  await writeText(to, path, text);
  const errors = lines.filter((one) => "error" in JSON.parse(one.toString("utf8"))).length;
  return { path, digest: digestOf(text), count: lines.length, errors };
}

async function linesBetween(
  root: string,
  path: string,
  begin: number,
  end: number,
): Promise<Buffer[]> {
  const handle = await openRegular(root, path, LARGEST_FILE);
  if (handle === undefined) throw new Error(`${path} is not there`);
  const kept: Buffer[] = [];
  let [line, open] = [0, Buffer.alloc(0)];
  for await (const chunk of handle.createReadStream()) {
    let from = 0;
    for (let at = chunk.indexOf(LINE_END); at >= 0; at = chunk.indexOf(LINE_END, from)) {
      if (line >= begin && line < end)
        kept.push(Buffer.concat([open, chunk.subarray(from, at + 1)]));
      open = Buffer.alloc(0);
      from = at + 1;
      line += 1;
    }
    if (line >= begin && line < end) open = Buffer.concat([open, chunk.subarray(from)]);
  }
  return kept;
}

const LINE_END = "\n".charCodeAt(0);
