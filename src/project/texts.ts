import { readFile } from "node:fs/promises";
import { UserError } from "../catalog/errors.ts";
import type { Content, Tree } from "../git/tree.ts";
import type { DataText } from "../samples/truth.ts";

/** A folder of one state of the project. */
export interface HeldFolder {
  readonly tree: Pick<Tree, "contents">;
  readonly path: string;
}

/** More than the labels of any one picture, and a bound for what a stranger wrote. */
const LARGEST = 10 * 2 ** 20;

/** The texts of a folder's files whose path from there ends so, whatever its case, in the order of their paths. */
export async function textsBelow(part: HeldFolder, ending: string): Promise<DataText[]> {
  const texts: DataText[] = [];
  for await (const { below, content } of contentsBelow(part)) {
    if (!below.toLowerCase().endsWith(ending)) continue;
    const bytes = content.kind === "bytes" ? content.bytes : await readFile(content.file);
    if (bytes.length > LARGEST)
      throw new UserError({
        message: `is larger than ${LARGEST / 2 ** 20} MiB, the most that is read of one of many texts`,
        at: { file: content.path },
      });
    texts.push({ file: content.path, text: bytes.toString("utf8") });
  }
  return texts;
}

/** Each file below a folder, by its path from there. */
export async function* contentsBelow({
  tree,
  path,
}: HeldFolder): AsyncIterable<{ readonly below: string; readonly content: Content }> {
  const start = path === "" ? 0 : path.length + 1;
  for await (const content of tree.contents(path))
    yield { below: content.path.slice(start), content };
}
