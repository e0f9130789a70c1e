import { type Answers, type DataParts, type Truth, truthFrom } from "../../samples/truth.ts";
import { counted } from "../../words/counts.ts";
import { readTexts } from "../texts.ts";
import type { TextSample } from "./lines.ts";

export const TEXT_ANSWERS: Answers<TextSample> = {
  another: "another number of tokens",
  answerOf: ({ tokens }) => (tokens === undefined ? "a text" : counted(tokens, "token")),
  inputsOf: ({ id }) => [{ part: "texts", file: id }],
};

/** The texts; where the data do not say how many tokens each has, its records do. */
export async function textsIn(data: DataParts): Promise<Truth> {
  const { samples, ...read } = await readTexts(data);
  return truthFrom({ ...read, samples: samples.map(({ text: _, ...one }) => one) }, TEXT_ANSWERS);
}
