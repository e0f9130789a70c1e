import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import { UserError } from "../catalog/errors.ts";
import { quote } from "../catalog/quote.ts";
import type { Tree } from "../git/tree.ts";

interface ArraysFile {
  readonly tree: Pick<Tree, "read">;
  readonly path: string;
}

/** How many rows the arrays of an .npz file have: the first number of each one's shape, which must be the same. */
export async function rowCount({ tree, path }: ArraysFile): Promise<number> {
  const refuse = (message: string) => new UserError({ message, at: { file: path } });
  const headers = await headersIn(await tree.read(path)).catch(() => undefined);
  if (headers === undefined) throw refuse("is no .npz file, as numpy.savez writes one");
  const rows = new Map<string, number>();
  for (const [name, header] of headers) {
    const count = rowsIn(header);
    if (count === undefined) throw refuse(`${quote(name)} is no array with rows`);
    if (count > MOST_ROWS)
      throw refuse(`${quote(name)} says that it has ${count} rows: the most is ${MOST_ROWS}`);
    rows.set(name, count);
  }
  const [first] = rows.values();
  if (first === undefined) throw refuse("holds no array");
  const other = [...rows].find(([, count]) => count !== first);
  if (other === undefined) return first;
  throw refuse(`${quote(other[0])} has ${other[1]} rows where others have ${first}`);
}

/** More than an array's header takes. */
const HEADER = 4096;
const MOST_ARRAYS = 1000;
/** Each becomes a sample, and a header may say whatever it likes. */
const MOST_ROWS = 10_000_000;

async function headersIn(bytes: Buffer): Promise<[string, string][]> {
  const archive = await fromBufferPromise(bytes);
  if (archive.entryCount > MOST_ARRAYS) throw new Error("more arrays than any model has inputs");
  const headers: [string, string][] = [];
  for await (const entry of archive.eachEntry())
    headers.push([entry.fileName.replace(/\.npy$/, ""), await beginningOf(entry, archive)]);
  return headers;
}

/** Of an array that may be packed no more is unpacked than this takes. */
async function beginningOf(entry: Entry, archive: ZipFile): Promise<string> {
  let text = "";
  for await (const part of await archive.openReadStreamPromise(entry)) {
    text += part.toString("latin1");
    if (text.length >= HEADER) break;
  }
  return text;
}

/** `{'descr': '<f4', 'fortran_order': False, 'shape': (500, 3), }` behind a mark and a length. */
function rowsIn(header: string): number | undefined {
  if (!header.startsWith("\x93NUMPY")) return;
  const shape = /'shape':\s*\(\s*(\d+)/.exec(header.slice(0, HEADER));
  return shape?.[1] === undefined ? undefined : Number(shape[1]);
}
