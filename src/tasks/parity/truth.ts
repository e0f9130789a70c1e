import { capped } from "../../catalog/capped.ts";
import { UserError } from "../../catalog/errors.ts";
import { quote } from "../../catalog/quote.ts";
import type { AnySample } from "../../contract/sample.ts";
import { IMAGE_FORMATS, isImage } from "../../samples/image-files.ts";
import { readJsonLines } from "../../samples/json-lines.ts";
import { naturally } from "../../samples/natural-order.ts";
import { readSampleRows, type Wrong } from "../../samples/sample-rows.ts";
import { setAside } from "../../samples/set-aside.ts";
import {
  type Answers,
  type DataParts,
  type ReadSamples,
  type Truth,
  truthFrom,
} from "../../samples/truth.ts";
import { listed } from "../../words/lists.ts";
import { imageOf } from "../images.ts";
import { readTexts } from "../texts.ts";
import type { ParitySample } from "./lines.ts";

/** Nothing is right or wrong: what counts is that outputs stay what they were. */
export const INPUT_ANSWERS: Answers<ParitySample> = {
  another: "another input",
  answerOf: ({ text, a, b }) => {
    const texts = [text, a, b].flatMap((one) => (one === undefined ? [] : [quote(one)]));
    return texts.length === 0 ? "its input" : listed(texts);
  },
  inputsOf: imageOf,
};

/** The inputs alone, from whichever part the policy names. */
export async function inputsIn(data: DataParts): Promise<Truth> {
  for (const read of [imagesIn, rowsIn, pairsIn, textsIn, documentsIn]) {
    const found = await read(data);
    if (found !== undefined) return truthFrom(found, INPUT_ANSWERS);
  }
  throw new Error("data without inputs");
}

type Read = ReadSamples<ParitySample> | undefined;

async function imagesIn(data: DataParts): Promise<Read> {
  const found = await data.files("images");
  if (found === undefined) return;
  const { folder, data: files } = found;
  const ids = files.filter(isImage).sort(naturally);
  const samples = ids.map((id) => ({ id }));
  const aside = setAside({ folder, files });
  if (samples.length > 0) return { file: folder, samples, lines: new Map(), aside };
  const fix = `accepted: a folder of ${IMAGE_FORMATS}`;
  throw new UserError({ message: "has no images", at: { file: folder }, fix });
}

/** A row of arrays is named by its number, from 0 as in the arrays. */
async function rowsIn(data: DataParts): Promise<Read> {
  const found = await data.rows("arrays");
  if (found === undefined) return;
  const samples = Array.from({ length: found.count }, (_, row) => ({ id: String(row) }));
  if (samples.length > 0) return { file: found.file, samples, lines: new Map() };
  throw new UserError({ message: "has arrays without a row", at: { file: found.file } });
}

/** A pair without an id is named by its row. */
async function pairsIn(data: DataParts): Promise<Read> {
  const found = await data.text("pairs");
  if (found === undefined) return;
  const form = { ids: ["id"], mayNumber: true, needs: ["a", "b"], example: "a,b" };
  const read = readSampleRows(
    found.text,
    found.file,
    form,
    ({ id, field }): ParitySample | Wrong => {
      const empty = ["a", "b"].find((column) => field(column) === "");
      if (empty !== undefined) return { wrong: `has no ${empty}` };
      return { id, a: field("a"), b: field("b") };
    },
  );
  return { file: found.file, ...read };
}

/** The text of each goes along, of a line as of a file. */
async function textsIn(data: DataParts): Promise<Read> {
  const kind = await data.kindOf("texts");
  if (kind === undefined) return;
  const { samples, ...read } = await readTexts(data);
  if (kind !== "folder") return { ...read, samples: samples.map(({ tokens: _, ...text }) => text) };
  const texts = new Map(
    (await data.texts("texts", ".txt")).map(({ file, text }) => [file, text] as const),
  );
  const found = samples.map(({ id }) => ({ id, text: texts.get(below(read.file, id)) ?? "" }));
  const empty = found.filter(({ text }) => text.trim() === "");
  if (empty.length === 0) return { ...read, samples: found };
  const problems = empty.map(({ id }) => ({
    message: "has no text",
    at: { file: below(read.file, id) },
  }));
  throw new UserError(capped(problems, read.file));
}

function below(folder: string, path: string): string {
  return folder === "" ? path : `${folder}/${path}`;
}

async function documentsIn(data: DataParts): Promise<Read> {
  const found = await data.text("corpus");
  if (found === undefined) return;
  const form = { ids: ["_id", "id"], example: '{"_id": "d1", "text": "what it says"}' };
  const read = readJsonLines(found.text, found.file, form, ({ id, value }): AnySample | Wrong =>
    typeof value("text") === "string" ? { id } : { wrong: `${quote(id)} has no text` },
  );
  return { file: found.file, ...read };
}
