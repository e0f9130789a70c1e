import type { Inspected } from "../../contract/protocol.ts";
import type { Files, Places } from "../../samples/files.ts";
import { embedderIn, tokenizerNear } from "../embedders.ts";
import type { Aim, Recognised } from "../recognised.ts";

/** An embedder of texts. */
export function recogniseSentences(model: Inspected): Recognised | undefined {
  const embedder = embedderIn(model);
  if (embedder?.takes !== "tokens") return;
  return {
    says: "an embedder of texts",
    data: embedder.told,
    places: pairsIn,
    collect: () => [
      "a CSV of pairs a,b,score: two texts, and how alike people find them, on any scale",
      "the tokenizer.json that the model was trained with",
    ],
    aim: AIM,
  };
}

const AIM: Aim = {
  metric: "spearman",
  customary: [0.005, 0.01, 0.02, 0.03, 0.05, 0.1],
  spread: 0.1,
};

/** Tables of two texts and a score, each with the nearest tokenizer. */
async function pairsIn(files: Files): Promise<Places[]> {
  const found: Places[] = [];
  for (const pairs of files.paths.filter((path) => path.toLowerCase().endsWith(".csv"))) {
    const tokenizer = tokenizerNear(files, pairs);
    if (tokenizer !== undefined && hasPairs((await files.text(pairs)) ?? ""))
      found.push({ pairs, tokenizer });
  }
  return found;
}

function hasPairs(text: string): boolean {
  const [header = ""] = text.split(/\r?\n/, 1);
  const columns = header
    .replace(/^\uFEFF/, "")
    .split(",")
    .map((name) => name.trim().replace(/^"(.*)"$/, "$1"));
  return ["a", "b", "score"].every((name) => columns.includes(name));
}
