import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { explainMetric } from "../../../src/tasks/explain.ts";
import {
  classificationBuilder,
  labelTable,
} from "../../../src/tasks/image-classification/columns.ts";
import { scoresOf } from "../../../src/tasks/tasks.ts";

/** `id label before after`, the variant's score being a hundredth of what follows. */
type Row = readonly [id: string, label: string, before: string, after: string, score: number];

const ROWS: readonly Row[] = [
  ["a", "cat", "cat", "dog", 60],
  ["b", "cat", "cat", "dog", 90],
  ["c", "cat", "cat", "cat", 80],
  ["d", "dog", "cat", "dog", 70],
  ["e", "dog", "fox", "cat", 50],
  ["f", "fox", "fox", "dog", 90],
  ["g", "fox", "cat", "cat", 99],
];

function told(rows: readonly Row[]) {
  const table = labelTable(rows.map(([id, label]) => ({ id, label })));
  const columnsOf = (answerOf: (row: Row) => [string, number]) => {
    const builder = classificationBuilder(table);
    for (const row of rows) builder.add({ id: row[0], top: [answerOf(row)] });
    return builder.finish();
  };
  const before = columnsOf(([, , answer]) => [answer, 0.5]);
  const after = columnsOf(([, , , answer, score]) => [answer, score / 100]);
  const explained = explainMetric("top-1", {
    before: { columns: before, scores: (metric) => scoresOf(metric, before, before) },
    after: { columns: after, scores: (metric) => scoresOf(metric, after, before) },
  });
  if (explained === undefined) throw new Error("top-1 counts right and wrong");
  return explained;
}

describe("what became of the examples", () => {
  test("those lost come first, the surest of the wrong answer before the others, those gained last", () => {
    expect(told(ROWS).flips.map(({ id, kind }) => [id, kind])).toEqual([
      ["b", "lost"],
      ["f", "lost"],
      ["a", "lost"],
      ["e", "changed"],
      ["d", "gained"],
    ]);
  });

  test("each is told with its label, both answers and their scores", () => {
    expect(told(ROWS).flips[0]).toEqual({
      ...{ kind: "lost", id: "b", label: "cat" },
      before: { answer: "cat", score: 0.5 },
      after: { answer: "dog", score: 0.9 },
    });
  });

  test("are counted by what they turned from and to", () => {
    expect(told(ROWS)).toMatchObject({ n: 7, lost: 3, gained: 1, changed: 1, moved: [] });
  });

  test("a confusion is told if there is more of it than before, that which grew most first", () => {
    expect(told(ROWS).confusions).toEqual([
      { label: "cat", answer: "dog", after: 2, before: 0 },
      { label: "fox", answer: "dog", after: 1, before: 0 },
    ]);
  });

  test("every class is told, the worst drop first", () => {
    expect(told(ROWS).classes).toEqual([
      { label: "cat", n: 3, before: 3, after: 1, drop: 2 / 3 },
      { label: "fox", n: 2, before: 1, after: 0, drop: 0.5 },
      { label: "dog", n: 2, before: 0, after: 1, drop: -0.5 },
    ]);
  });

  test("is the same in whatever order the examples come", () => {
    const name = fc.constantFrom("cat", "dog", "fox", "owl");
    const row = fc.tuple(name, name, name, fc.constantFrom(50, 60));
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 30 }),
        fc.infiniteStream(fc.nat()),
        (drawn, keys) => {
          const rows: Row[] = drawn.map(([label, before, after, score], at) => [
            ...([`s${at}`, label, before, after, score] as const),
          ]);
          const keyed = rows.map((one) => ({ one, key: keys.next().value }));
          const shuffled = keyed.sort((a, b) => a.key - b.key).map(({ one }) => one);
          expect(told(shuffled)).toEqual(told(rows));
        },
      ),
      { numRuns: 200 },
    );
  });
});
