import { describe, expect, test } from "vitest";
import { measured, scores } from "../measured.ts";
import { columnsOf, ranked, tableOf } from "./rankings.ts";

const QUERIES = [{ relevant: { a: 2, c: 1 } }, { relevant: { b: 1 } }];

function pair(first: string[], second: string[]) {
  return [{ ranking: ranked(...first) }, { ranking: ranked(...second) }];
}

describe("a ranking", () => {
  test.each([
    ["recall@2", [{ a: 2 }, { b: 1 }], "rate"],
    ["recall@2", [{ a: 2 }, { b: 1, c: 1 }], "mean"],
    ["mrr@1", [{ a: 2 }, { b: 1, c: 1 }], "rate"],
    ["mrr@2", [{ a: 2 }, { b: 1 }], "mean"],
    ["ndcg@1", [{ a: 2 }, { b: 1 }], "mean"],
    ["neighbours@1", [{ a: 2 }, { b: 1 }], "rate"],
    ["neighbours@2", [{ a: 2 }, { b: 1 }], "mean"],
  ])("is right or wrong, or in between: %s", (name, relevant, kind) => {
    const table = tableOf(relevant.map((grades) => ({ relevant: { ...grades } })));
    const columns = columnsOf(pair(["a", "b", "c"], ["c", "b", "a"]), table);
    expect(scores(name, columns)).toMatchObject({ kind });
  });

  test("is judged query by query, and the mean is shown", () => {
    const columns = columnsOf(pair(["a", "b", "c"], ["c", "b", "a"]), tableOf(QUERIES));
    expect(measured("recall@2", columns)).toBe((1 / 2 + 1) / 2);
    expect(measured("mrr@3", columns)).toBe((1 + 1 / 2) / 2);
    expect(measured("mrr@1", columns)).toBe(1 / 2);
  });

  test("has as neighbours what the reference found among its first k", () => {
    const table = tableOf(QUERIES);
    const reference = columnsOf(pair(["a", "b", "c", "d"], ["d", "c", "b", "a"]), table);
    const variant = columnsOf(pair(["b", "a", "d", "c"], ["a", "c", "d", "b"]), table);
    expect(measured("neighbours@2", variant, reference)).toBe((1 + 1 / 2) / 2);
    expect(measured("neighbours@2", reference, reference)).toBe(1);
    expect(measured("neighbours@4", variant, reference)).toBe(1);
  });

  test("puts the last name first where scores are equal, whoever wrote them down", () => {
    const tie = (...names: string[]) => [
      { ranking: names.map((name): [string, number] => [name, 0.5]) },
    ];
    for (const names of [
      ["a", "b", "c"],
      ["c", "b", "a"],
      ["b", "c", "a"],
    ]) {
      const columns = columnsOf(tie(...names), tableOf([{ relevant: { c: 1 } }]));
      expect(measured("recall@1", columns)).toBe(1);
    }
  });

  test.each([
    [
      "too short for k",
      [
        ["a", "b"],
        ["c", "d"],
      ],
      "recall@3 needs 3 documents a record, and one has 2",
    ],
    [
      "with a document twice",
      [
        ["a", "b", "a"],
        ["a", "b", "c"],
      ],
      "1 record with a document twice: q0",
    ],
  ])("%s is unmeasured", (_, [first = [], second = []], why) => {
    expect(measured("recall@3", columnsOf(pair(first, second), tableOf(QUERIES)))).toBe(why);
  });

  test("shorter than k will do where it holds the whole corpus", () => {
    const columns = columnsOf(pair(["a", "b", "c"], ["c", "b", "a"]), tableOf(QUERIES));
    expect(measured("recall@10", columns)).toBe(1);
  });

  test("with a better document below a worse one is unmeasured", () => {
    const ranking: [string, number][] = [
      ["a", 0.2],
      ["b", 0.9],
    ];
    const columns = columnsOf([{ ranking }], tableOf([{ relevant: { a: 1 } }]));
    expect(measured("recall@1", columns)).toBe(
      "1 record with a better document below a worse one: q0",
    );
  });
});
