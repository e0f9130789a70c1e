import { UserError } from "../../catalog/errors.ts";
import type { SetAside } from "../../contract/plan.ts";
import { isImage } from "../../samples/image-files.ts";
import { readJsonLines } from "../../samples/json-lines.ts";
import type { Wrong } from "../../samples/sample-rows.ts";
import { setAside } from "../../samples/set-aside.ts";
import type { DataParts, ReadSamples } from "../../samples/truth.ts";
import type { SearchSample } from "./lines.ts";

/** BEIR's name for a name, and the plain one. */
const IDS = ["_id", "id"];

export type Query = Omit<SearchSample, "relevant">;

/** The queries, of which some are judged: of JSON lines as BEIR has them, or of what is found by example, pictures or rows of arrays. */
export async function readQueries(
  data: DataParts,
  judged: Iterable<string>,
): Promise<ReadSamples<Query>> {
  const examples = await namedIn(data, "queries");
  if (examples === undefined) return await readTexts(data);
  const { file, ids = [...judged], aside } = examples;
  return { file, samples: ids.map((id) => ({ id })), lines: new Map(), aside };
}

async function readTexts(data: DataParts): Promise<ReadSamples<Query>> {
  const { file, text } = (await data.text("queries")) ?? { file: "", text: "" };
  const example = '{"_id": "q1", "text": "what is asked"}';
  const read = readJsonLines(
    text,
    file,
    { ids: IDS, example, sliceBy: data.sliceBy },
    ({ line: _, value, ...query }): Query | Wrong => {
      const text = value("text");
      return typeof text === "string" && text.trim() !== ""
        ? { ...query, text }
        : { wrong: "has no text" };
    },
  );
  return { file, ...read };
}

/** The names of the documents, where the policy names any. */
export async function readDocuments(
  data: DataParts,
): Promise<{ readonly file: string; readonly ids: ReadonlySet<string> } | undefined> {
  const examples = await namedIn(data, "corpus");
  if (examples !== undefined)
    return examples.ids && { file: examples.file, ids: new Set(examples.ids) };
  const written = await data.text("corpus");
  if (written === undefined) return;
  const { file, text } = written;
  const example = '{"_id": "d1", "title": "its title", "text": "what it says"}';
  const { samples } = readJsonLines(
    text,
    file,
    { ids: IDS, example },
    ({ id, value }): string | Wrong =>
      [value("text"), value("title")].some((part) => typeof part === "string")
        ? id
        : { wrong: "has no text" },
  );
  return { file, ids: new Set(samples) };
}

/** Examples rather than texts. */
interface Examples {
  readonly file: string;
  /** Undefined where nobody has looked. */
  readonly ids?: readonly string[];
  readonly aside: readonly SetAside[];
}

/** Pictures are named by their path below the folder, rows of an archive by their number from 1; texts name themselves. */
async function namedIn(data: DataParts, key: string): Promise<Examples | undefined> {
  const kind = await data.kindOf(key);
  if (kind === "archive") {
    const rows = await data.rows(key);
    if (rows === undefined) return { file: "", aside: [] };
    const ids = Array.from({ length: rows.count }, (_, at) => String(at + 1));
    return { file: rows.file, ids, aside: [] };
  }
  const listing = kind === "folder" ? await data.files(key) : undefined;
  if (listing === undefined) return;
  const { folder, data: files } = listing;
  const ids = files.filter(isImage);
  if (ids.length === 0) throw new UserError({ message: "holds no image", at: { file: folder } });
  return { file: folder, ids, aside: setAside({ folder, files }) };
}
