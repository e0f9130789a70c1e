import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { textBuilder, textTable } from "../../../src/tasks/text-generation/columns.ts";
import type { TextRecord } from "../../../src/tasks/text-generation/lines.ts";
import { built, measured, scores } from "../measured.ts";

type Tokens = Omit<TextRecord, "id">;

function columnsOf(texts: readonly Tokens[], tokens = texts.map(({ nll }) => nll.length)) {
  const table = textTable(tokens.map((count, row) => ({ id: `t${row}`, tokens: count })));
  return built(
    textBuilder(table),
    texts.map((text, row) => ({ ...text, id: `t${row}` })),
  );
}

const TEXTS: readonly Tokens[] = [
  { nll: [Math.log(2), Math.log(8)], kl: [0.1, 0.2], agree: [1, 0] },
  { nll: [Math.log(4)], kl: [0.6], agree: [1] },
];

describe("the tokens of texts", () => {
  test("count alike, however long their texts are", () => {
    const columns = columnsOf(TEXTS);
    expect(measured("perplexity", columns)).toBeCloseTo(4, 12);
    expect(measured("kl", columns)).toBeCloseTo(0.3, 12);
    expect(measured("next-token", columns)).toBeCloseTo(2 / 3, 12);
  });

  test("have a perplexity as large as the vocabulary where nothing is known", () => {
    const size = fc.integer({ min: 1, max: 1e6 });
    const lengths = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(size, lengths, (vocabulary, counts) => {
        const texts = counts.map((count) => ({ nll: Array(count).fill(Math.log(vocabulary)) }));
        const found = Number(measured("perplexity", columnsOf(texts)));
        expect(found / vocabulary).toBeCloseTo(1, 9);
      }),
    );
  });

  test("are told from text to text, each a cluster", () => {
    expect(scores("next-token", columnsOf(TEXTS))).toEqual({
      ...{ kind: "clustered", sums: Float64Array.of(1, 1), sizes: Float64Array.of(2, 1) },
      ...{ scale: "plain", within: [0, 1], passFrom: 20 },
    });
  });

  test.each<[string, Tokens[], string]>([
    [
      "perplexity",
      [{ nll: [1] }, { nll: [1] }],
      "1 record with more or fewer tokens than the text has: t0",
    ],
    [
      "perplexity",
      [{ nll: [1, 1], kl: [0] }, { nll: [1] }],
      "1 record with more or fewer tokens than the text has: t0",
    ],
    [
      "next-token",
      [{ nll: [1, 1], agree: [1, 1] }, { nll: [1] }],
      "next-token needs agree in every record: 1 of 2 lack it",
    ],
    ["kl", [{ nll: [1, 1] }, { nll: [1] }], "kl needs kl in every record: 2 of 2 lack it"],
  ])("that are not all there leave %s unmeasured", (name, texts, why) => {
    expect(measured(name, columnsOf(texts, [2, 1]))).toBe(why);
  });
});
