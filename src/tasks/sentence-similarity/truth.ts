import { quote } from "../../catalog/quote.ts";
import { readSampleRows, type Wrong } from "../../samples/sample-rows.ts";
import { type Answers, type DataParts, type Truth, truthFrom } from "../../samples/truth.ts";
import type { SimilaritySample } from "./lines.ts";

export const PAIR_ANSWERS: Answers<SimilaritySample> = {
  another: "another score or other texts",
  answerOf: ({ score, a = "", b = "" }) => `${score} for ${quote(a)} and ${quote(b)}`,
};

/** Pairs of texts and how alike people find them, from a CSV file; a pair without an id is named by its row. */
export async function scoredPairsIn(data: DataParts): Promise<Truth> {
  const { text = "", file = "" } = (await data.text("pairs")) ?? {};
  const read = readSampleRows(
    text,
    file,
    { ...PAIR_FORM, needs: ["a", "b", "score"], example: "a,b,score", sliceBy: data.sliceBy },
    ({ line: _, field, ...sample }): SimilaritySample | Wrong => {
      const [a, b, written] = [field("a"), field("b"), field("score")];
      const empty = ["a", "b", "score"].find((column) => field(column) === "");
      if (empty !== undefined) return { wrong: `has no ${empty}` };
      const score = Number(written);
      if (!Number.isFinite(score)) return { wrong: `score ${quote(written)} is no finite number` };
      return { ...sample, score, a, b };
    },
  );
  return truthFrom({ file, ...read, samples: inClusters(read.samples) }, PAIR_ANSWERS);
}

/** As every file of pairs names them. */
export const PAIR_FORM = { ids: ["id"], mayNumber: true } as const;

/** What hangs together by a text that several pairs share is one cluster, named by its first pair. */
function inClusters(pairs: readonly SimilaritySample[]): SimilaritySample[] {
  const above = pairs.map((_, row) => row);
  const topOf = (row: number): number => {
    let top = row;
    while (above[top] !== top) top = above[top] ?? top;
    above[row] = top;
    return top;
  };
  const first = new Map<string, number>();
  for (const [row, { a = "", b = "" }] of pairs.entries())
    for (const text of [a, b]) {
      const other = first.get(text);
      if (other === undefined) first.set(text, row);
      else above[Math.max(topOf(row), topOf(other))] = Math.min(topOf(row), topOf(other));
    }
  const sizes = new Map<number, number>();
  for (const row of pairs.keys()) sizes.set(topOf(row), (sizes.get(topOf(row)) ?? 0) + 1);
  return pairs.map((pair, row) => {
    const top = topOf(row);
    return (sizes.get(top) ?? 1) > 1 ? { ...pair, cluster: pairs[top]?.id ?? pair.id } : pair;
  });
}
