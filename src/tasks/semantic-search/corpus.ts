import { readJsonLines } from "../../samples/json-lines.ts";
import type { Wrong } from "../../samples/sample-rows.ts";
import type { DataParts, ReadSamples } from "../../samples/truth.ts";
import type { SearchSample } from "./lines.ts";

/** BEIR's name for a name, and the plain one. */
const IDS = ["_id", "id"];

export type Query = Omit<SearchSample, "relevant">;

/** The queries, of JSON lines as BEIR has them. */
export async function readQueries(data: DataParts): Promise<ReadSamples<Query>> {
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
