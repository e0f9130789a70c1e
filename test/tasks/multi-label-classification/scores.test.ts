import { describe, expect, test } from "vitest";
import {
  labelsTable,
  multiLabelBuilder,
} from "../../../src/tasks/multi-label-classification/columns.ts";
import type {
  MultiLabelRecord,
  MultiLabelSample,
} from "../../../src/tasks/multi-label-classification/lines.ts";
import { partsIn, selectPart, selectRows, trivialOf } from "../../../src/tasks/tasks.ts";
import { built, measured, scores } from "../measured.ts";

type Row = readonly [has: string, says: string, scores?: Readonly<Record<string, number>>];

/** `a;b` has two labels, and what is said scores 0.9, all else 0.1. */
function columnsOf(rows: readonly Row[], more: Partial<MultiLabelSample> = {}) {
  const named = (text: string) => text.split(";").filter((label) => label !== "");
  const samples = rows.map(([has], row) => ({ id: `s${row}`, labels: named(has), ...more }));
  const lines = rows.map(([, says, own], row): MultiLabelRecord => {
    const usual = ["a", "b"].map((label) => [label, named(says).includes(label) ? 0.9 : 0.1]);
    return { id: `s${row}`, labels: named(says), scores: own ?? Object.fromEntries(usual) };
  });
  return built(multiLabelBuilder(labelsTable(samples)), lines);
}

describe("a sample of several labels", () => {
  const columns = columnsOf([
    ["a;b", "a;b"],
    ["a", "a;b"],
    ["", ""],
    ["b", ""],
  ]);

  test("is right where each is said, and no other", () => {
    expect(measured("exact-match", columns)).toBe(0.5);
    expect(measured("label-accuracy", columns)).toBe(0.75);
  });

  test("is ranked by each label's scores", () => {
    // a: both first. b: one of the two at 0.9, and one of the two at 0.1.
    expect(measured("label-map", columns)).toBeCloseTo((1 + 0.5) / 2, 12);
  });

  test("is told of one label alone, too", () => {
    expect(partsIn(columns)).toEqual([
      { column: "label", value: "a" },
      { column: "label", value: "b" },
    ]);
    const b = selectPart(columns, { column: "label", value: "b" });
    if (b === undefined || "unmeasured" in b) throw new Error("no label b");
    expect(measured("label-map", b)).toBe(0.5);
    expect(measured("exact-match", b)).toBe(0.5);
    const rest = selectRows(b, [0, 2]);
    if ("unmeasured" in rest) throw new Error(rest.unmeasured);
    expect(measured("exact-match", rest)).toBe(1);
    expect(selectPart(columns, { column: "label", value: "c" })).toEqual({
      unmeasured: "the model has no label c: it has a, b",
    });
  });

  test("is no worse than giving every sample the same scores", () => {
    expect(trivialOf(columns)).toEqual({
      ...{ metric: "label-map", value: 0.5 },
      says: "giving every sample the same scores",
    });
    const same = { a: 0.5, b: 0.5 };
    const rows = ["a;b", "a", "", "b"].map((has): Row => [has, "a;b", same]);
    expect(measured("label-map", columnsOf(rows))).toBe(0.5);
    expect(trivialOf(columnsOf([["a;b", ""]]))).toBeUndefined();
  });
});

test("the worst label is that of those which enough samples have", () => {
  const rows = [
    ...Array.from({ length: 60 }, (_, row): Row => ["a", row < 45 ? "a" : ""]),
    ...Array.from({ length: 49 }, (): Row => ["b", ""]),
  ];
  expect(measured("worst-label", columnsOf(rows))).toBe(0.75);
  expect(measured("worst-label", columnsOf(rows.slice(20)))).toBe(
    "worst-label needs a label that 50 samples have, and of the most frequent one there are 49",
  );
});

test("samples of one group are one for the worst label as well", () => {
  const rows = Array.from({ length: 60 }, (): Row => ["a;b", "a"]);
  const found = scores("worst-label", columnsOf(rows, { group: "video" }));
  if (!("classes" in found)) throw new Error("no recalls");
  expect(found.clusters).toHaveLength(120);
});

test("no label at all is nothing to rank", () => {
  expect(measured("label-map", columnsOf([["", "a"]]))).toBe(
    "label-map needs a sample that has a label",
  );
});

test.each([
  ["with other labels than the first", { a: 1, c: 1 }, "a"],
  ["with other labels than the first", { a: 1 }, "a"],
  ["with a label that has no score", { a: 1, b: 1 }, "c"],
])("a record is refused %s", (why, own, says) => {
  const columns = columnsOf([
    ["a", "a"],
    ["a", says, own],
  ]);
  expect(measured("exact-match", columns)).toBe(`1 record ${why}: s1`);
});

test("a label that samples have and that no record scores is missed", () => {
  const columns = columnsOf([["c", "a"]]);
  expect(measured("exact-match", columns)).toBe(
    "1 record with no score of a label that samples have: s0",
  );
});
