import { UserError } from "../catalog/errors.ts";
import { quote } from "../catalog/quote.ts";
import type { AnySample } from "../contract/sample.ts";
import { isHidden } from "../samples/image-files.ts";
import { type JsonRow, readJsonLines } from "../samples/json-lines.ts";
import { naturally } from "../samples/natural-order.ts";
import type { Wrong } from "../samples/sample-rows.ts";
import { setAside } from "../samples/set-aside.ts";
import type { DataParts, ReadSamples } from "../samples/truth.ts";

/** A text of its own, with how many of its tokens are predicted, where the data say it. */
export interface Text extends Pick<AnySample, "id" | "slices" | "group" | "input"> {
  readonly tokens?: number;
  /** What a line says; a file's text is left where it lies. */
  readonly text?: string;
}

/** Texts as people have them: a folder of .txt files, each named by its path, or a file of JSON lines. */
export async function readTexts(data: DataParts): Promise<ReadSamples<Text>> {
  if ((await data.kindOf("texts")) === "folder") return await readFolder(data);
  const { file, text } = (await data.text("texts")) ?? { file: "", text: "" };
  const form = { ids: ["id", "_id"], example: '{"id": "t1", "text": "…"}', sliceBy: data.sliceBy };
  const first = new Map<string, string>();
  const { samples, lines } = readJsonLines(text, file, form, (row) => textOf(row, first));
  const counts = Map.groupBy(samples, ({ input }) => input);
  const isCopied = ({ input }: Text) => (counts.get(input)?.length ?? 0) > 1;
  return {
    ...{ file, lines },
    samples: samples.map((one) => {
      if (isCopied(one)) return one;
      const { input: _, ...alone } = one;
      return alone;
    }),
  };
}

async function readFolder(data: DataParts): Promise<ReadSamples<Text>> {
  const { folder, data: files } = (await data.files("texts")) ?? { folder: "", data: [] };
  if (data.sliceBy !== undefined)
    throw new UserError({
      message: "is a folder of texts, which have no columns for slice-by",
      at: { file: folder },
      fix: 'give the texts as JSON lines, such as {"id": "t1", "text": "…", "language": "de"}',
    });
  const isText = (path: string) => /\.txt$/i.test(path) && !isHidden(path);
  const samples = files
    .filter(isText)
    .sort(naturally)
    .map((id) => ({ id }));
  if (samples.length === 0)
    throw new UserError({
      message: "has no texts",
      at: { file: folder },
      fix: 'accepted: a folder of .txt files, or a file of JSON lines such as {"id": "t1", "text": "…"}',
    });
  const aside = setAside({ folder, files, isSample: isText });
  return { file: folder, samples, lines: new Map(), aside };
}

/** Texts that are equal have one input: the name of the first. */
function textOf(
  { line: _, whole: __, value, ...row }: JsonRow,
  first: Map<string, string>,
): Text | Wrong {
  const [text, tokens] = [value("text"), value("tokens")];
  if (typeof text !== "string" || text === "") return { wrong: `${quote(row.id)} has no text` };
  const input = first.get(text) ?? row.id;
  first.set(text, input);
  const sample = { ...row, input, text };
  if (tokens === undefined) return sample;
  if (typeof tokens !== "number" || !Number.isInteger(tokens) || tokens < 1)
    return { wrong: `tokens must be a whole number above 0 (found ${quote(tokens)})` };
  return { ...sample, tokens };
}
