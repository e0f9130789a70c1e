import { expect, test } from "vitest";
import {
  classificationBuilder,
  labelTable,
} from "../../../src/tasks/image-classification/columns.ts";
import type { ClassificationLine } from "../../../src/tasks/image-classification/lines.ts";
import { selectRows } from "../../../src/tasks/tasks.ts";

const TABLE = labelTable([
  { id: "a", label: "cat", slices: { light: "dark", place: "in" } },
  { id: "b", label: "dog", slices: { light: "bright", place: "in" } },
  { id: "c", label: "dog", slices: { light: "dark", place: "out" } },
]);

const LINES: ClassificationLine[] = [
  { id: "c", top: [["cat", 0.75]] },
  { id: "a", top: [["cat", 0.5]] },
  { id: "b", top: [["dog", 0.625]] },
];

function columnsOf(lines: readonly ClassificationLine[]) {
  const builder = classificationBuilder(TABLE);
  for (const line of lines) builder.add(line);
  return builder.finish();
}

test("a table knows the rows of each value of each slice column", () => {
  const rows = [...TABLE.slices].map(([column, values]) => [column, [...values]]);
  expect(rows).toEqual([
    [
      "light",
      [
        ["dark", [0, 2]],
        ["bright", [1]],
      ],
    ],
    [
      "place",
      [
        ["in", [0, 1]],
        ["out", [2]],
      ],
    ],
  ]);
});

test("the answers to some samples are those answers and no others", () => {
  const some = selectRows(columnsOf(LINES), [0, 2]);
  if ("unmeasured" in some || some.kind !== "image-classification") throw new Error("no answers");
  const { samples, answers, scores, ranks } = some;
  expect(samples.ids).toEqual(["a", "c"]);
  expect([...samples.labels].map((label) => samples.classes.nameOf(label))).toEqual(["cat", "dog"]);
  expect([...answers].map((answer) => samples.classes.nameOf(answer))).toEqual(["cat", "cat"]);
  expect([...scores]).toEqual([0.5, 0.75]);
  expect([...ranks]).toEqual([1, 0]);
});

test("what one sample lacks, no selection has: a gap may be anywhere", () => {
  expect(selectRows(columnsOf(LINES.slice(1)), [0])).toEqual({
    unmeasured: "1 of 3 samples have no record: c",
  });
  expect(selectRows({ unmeasured: "the worker died" }, [0])).toEqual({
    unmeasured: "the worker died",
  });
});
