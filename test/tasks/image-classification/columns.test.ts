import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countRight, pairsOf } from "../../../src/statistics/pairs.ts";
import {
  type ClassificationColumns,
  classificationBuilder,
  labelTable,
} from "../../../src/tasks/image-classification/columns.ts";
import type { ClassificationLine } from "../../../src/tasks/image-classification/lines.ts";
import { findMetric } from "../../../src/tasks/rows.ts";
import { onlyAnswer, scoresOf } from "../../../src/tasks/tasks.ts";

const LABELS = ["cat", "dog", "cat", "fox"];
const TABLE = labelTable(LABELS.map((label, row) => ({ id: `s${row}`, label })));

const record = (row: number, ...classes: string[]): ClassificationLine => ({
  id: `s${row}`,
  top: classes.map((name, place) => [name, 1 / (place + 1)]),
});

const WHOLE = [
  record(0, "cat", "dog", "fox"),
  record(1, "fox", "dog", "cat"),
  record(2, "cat", "fox", "dog"),
  record(3, "cat", "dog", "fox"),
];

function columnsOf(lines: readonly ClassificationLine[], table = TABLE): ClassificationColumns {
  const builder = classificationBuilder(table);
  for (const line of lines) builder.add(line);
  return builder.finish();
}

const right = (
  name: string,
  columns: ClassificationColumns,
  reference: ClassificationColumns = columns,
) => {
  const metric = findMetric(name);
  if (metric === undefined) throw new Error(`no metric ${name}`);
  const found = scoresOf(metric, columns, reference);
  if ("unmeasured" in found) return found.unmeasured;
  return found.kind === "rate" ? [...found.right] : found.kind;
};

describe("columns of a variant", () => {
  test("give top-k for every k that was recorded", () => {
    const columns = columnsOf(WHOLE);
    expect(right("top-1", columns)).toEqual([1, 0, 1, 0]);
    expect(right("top-2", columns)).toEqual([1, 1, 1, 0]);
    expect(right("top-3", columns)).toEqual([1, 1, 1, 1]);
  });

  test("say that a k beyond the shortest record is unmeasured", () => {
    const columns = columnsOf([record(0, "cat", "dog"), ...WHOLE.slice(1)]);
    expect(right("top-2", columns)).toEqual([1, 1, 1, 0]);
    expect(right("top-3", columns)).toBe("top-3 needs 3 classes a record, and one has 2");
  });

  test("compare the best class with the reference's, whatever the label", () => {
    const other = columnsOf([
      record(0, "dog"),
      record(1, "fox"),
      record(2, "cat"),
      record(3, "eel"),
    ]);
    expect(right("agreement", other, columnsOf(WHOLE))).toEqual([0, 1, 1, 0]);
  });

  test("are the same in whatever order the records come", () => {
    const expected = columnsOf(WHOLE);
    fc.assert(
      fc.property(fc.shuffledSubarray(WHOLE, { minLength: WHOLE.length }), (lines) => {
        expect(right("top-2", columnsOf(lines))).toEqual(right("top-2", expected));
        expect(right("agreement", columnsOf(lines), expected)).toEqual([1, 1, 1, 1]);
      }),
    );
  });

  test.each<[string, ClassificationLine[], string]>([
    [
      "a sample that could not be evaluated",
      [{ id: "s0", error: "not an image" }, ...WHOLE.slice(1)],
      "1 of 4 samples could not be evaluated: s0 (not an image)",
    ],
    ["fewer records than samples", WHOLE.slice(3), "3 of 4 samples have no record: s0, s1, s2"],
    ["no record at all", [], "4 of 4 samples have no record: s0, s1, s2 and 1 more"],
    [
      "a record of no sample",
      [...WHOLE, { id: "s9\u202e", top: [["cat", 1]] }],
      "1 record of no sample of this model: s9\\u{202e}",
    ],
    [
      "a sample twice",
      [...WHOLE, record(2, "dog")],
      "1 record of a sample that already has one: s2",
    ],
    [
      "an error after an answer",
      [...WHOLE, { id: "s2", error: "late" }],
      "1 record of a sample that already has one: s2",
    ],
    [
      "classes out of order",
      [
        {
          id: "s0",
          top: [
            ["cat", 0.2],
            ["dog", 0.7],
          ],
        },
        ...WHOLE.slice(1),
      ],
      "1 record with a better class below a worse one: s0",
    ],
    [
      "a class twice, which leaves less room for the label",
      [record(0, "dog", "dog", "cat"), ...WHOLE.slice(1)],
      "1 record with a class twice: s0",
    ],
  ])("are unmeasured with %s", (_, lines, why) => {
    expect(right("top-1", columnsOf(lines))).toBe(why);
    expect(right("agreement", columnsOf(lines), columnsOf(WHOLE))).toBe(why);
    expect(right("agreement", columnsOf(WHOLE), columnsOf(lines))).toBe(`of the reference: ${why}`);
  });

  test("tell every defect there is", () => {
    const lines = [{ id: "s0", error: "torn" }, record(1, "dog"), record(7, "cat")];
    expect(right("top-1", columnsOf(lines))).toBe(
      "1 of 4 samples could not be evaluated: s0 (torn); 1 record of no sample of this model: s7; 2 of 4 samples have no record: s2, s3",
    );
  });

  test("of an empty data set are unmeasured", () => {
    expect(right("top-1", columnsOf([], labelTable([])))).toBe("there is no sample to evaluate");
  });

  test("count a class that no label has as wrong", () => {
    const columns = columnsOf([record(0, "unicorn"), ...WHOLE.slice(1)]);
    expect(right("top-1", columns)).toEqual([0, 0, 1, 0]);
  });

  test("tell the one class that every sample is answered with", () => {
    expect(onlyAnswer(columnsOf(LABELS.map((_, row) => record(row, "eel"))))).toBe("eel");
    expect(onlyAnswer(columnsOf(WHOLE))).toBeUndefined();
    expect(onlyAnswer(columnsOf([], labelTable([])))).toBeUndefined();
  });
});

test("two samples of one id are refused", () => {
  const twice = [
    { id: "a.png", label: "cat" },
    { id: "a.png", label: "dog" },
  ];
  expect(() => labelTable(twice)).toThrow("two samples have the id a.png");
});

test("pairs count what was lost and what was gained", () => {
  const [before, after] = [Uint8Array.of(1, 1, 0, 0, 1), Uint8Array.of(0, 1, 1, 0, 0)];
  expect(pairsOf(before, after)).toEqual({ n: 5, lost: 2, gained: 1 });
  expect(countRight(after)).toBe(2);
});

describe("classes of a score of minus infinity", () => {
  const last = (row: number, best: string, ...behind: string[]): ClassificationLine => ({
    id: `s${row}`,
    top: [[best, -0.1]],
    last: behind,
  });
  const lines = [
    last(0, "cat", "dog", "fox"),
    last(1, "fox", "dog", "cat"),
    last(2, "fox", "dog", "cat"),
    record(3, "cat", "dog", "fox"),
  ];

  test("rank behind all others, in their order", () => {
    const columns = columnsOf(lines);
    expect(right("top-1", columns)).toEqual([1, 0, 0, 0]);
    expect(right("top-2", columns)).toEqual([1, 1, 0, 0]);
    expect(right("top-3", columns)).toEqual([1, 1, 1, 1]);
    expect(columns.defects).toEqual([]);
  });

  test("are no class a second time", () => {
    const columns = columnsOf([last(0, "dog", "cat", "cat"), ...lines.slice(1)]);
    expect(columns.defects.map(({ kind }) => kind)).toEqual(["with a class twice"]);
  });

  test("leave a loss infinite and a probability 0 where the true class is among them", () => {
    const losses = [0.5, 0.25, 1, 2];
    const all = lines.map((line, row) => ({ ...line, loss: losses[row] ?? 0 }));
    const impossible = { ...last(1, "fox", "dog", "cat"), impossible: true } as const;
    const columns = columnsOf([...all.filter(({ id }) => id !== "s1"), impossible]);
    expect(right("log-loss", columnsOf(all))).toBe("mean");
    expect(right("log-loss", columns)).toBe(
      "log-loss is infinite: in 1 of 4 examples the model gives the true class the probability 0, whose logarithm is minus infinity",
    );
    const metric = findMetric("true-class-probability");
    const found = metric && scoresOf(metric, columns, columns);
    expect(found && "values" in found && [...found.values]).toEqual([
      Math.exp(-0.5),
      0,
      Math.exp(-1),
      Math.exp(-2),
    ]);
  });
});
