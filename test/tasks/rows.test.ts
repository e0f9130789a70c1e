import { describe, expect, test } from "vitest";
import { familyOf, metricsGivenBy } from "../../src/catalog/metrics.ts";
import { TARGETS } from "../../src/catalog/targets.ts";
import {
  DATA_ROWS,
  findMetric,
  isCustomTask,
  METRICS,
  producesMetric,
  TASK_ROWS,
} from "../../src/tasks/rows.ts";

describe("a metric", () => {
  test.each([
    ["top-1", "top-k", 1],
    ["top-5", "top-k", 5],
    ["top-100", "top-k", 100],
    ["ndcg@10", "ndcg@k", 10],
    ["recall@1", "recall@k", 1],
    ["map-50", "map-50", undefined],
    ["mar-100", "mar-100", undefined],
    ["latency-p50", "latency-p50", undefined],
    ["size", "size", undefined],
  ])("is found by name: %s is of %s", (name, family, k) => {
    const metric = findMetric(name);
    expect(metric?.name).toBe(name);
    expect(metric?.k).toBe(k);
    expect(metric && familyOf(metric)).toBe(family);
  });

  test.each([
    "top-k",
    "top-0",
    "top-05",
    "top-",
    "top1",
    "top-1.5",
    "TOP-1",
    "ndcg@k",
    "constructor",
    "",
  ])("is not found by what names none: %j", (name) => {
    expect(findMetric(name)).toBeUndefined();
  });

  test("has one row alone", () => {
    const names = METRICS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  test("of the records is produced by a task, and every task's metrics are rows", () => {
    const produced = TASK_ROWS.flatMap(({ metrics }) => metrics.map(({ name }) => name));
    const rows = METRICS.filter(({ source }) => source === "records").map(({ name }) => name);
    expect(produced).toEqual(rows);
  });

  test("of a target is given by a target, and every target gives only rows", () => {
    const given = new Set(TARGETS.flatMap(metricsGivenBy).map(({ name }) => name));
    const rows = METRICS.filter(({ source }) => source === "target").map(({ name }) => name);
    expect([...given].sort()).toEqual(rows.sort());
  });

  test("of the package is produced whatever the task", () => {
    const size = findMetric("size");
    expect(size && TASK_ROWS.every((task) => producesMetric(task, size))).toBe(true);
  });
});

describe("a task", () => {
  test("needs and pairs only keys that it reads", () => {
    for (const { data, needs, together } of TASK_ROWS) {
      const named = [...needs.flat(), ...Object.entries(together).flat()];
      expect(named.filter((key) => !Object.hasOwn(data, key))).toEqual([]);
    }
  });

  test("says of a key what every other task says that reads it", () => {
    for (const { name, data } of TASK_ROWS)
      for (const [key, row] of Object.entries(data))
        expect(row, `${name} ${key}`).toEqual(DATA_ROWS[key]);
  });

  test("tells the reader of a part that is one", () => {
    for (const row of Object.values(DATA_ROWS))
      if ("optionOf" in row && row.optionOf !== undefined)
        expect(DATA_ROWS[row.optionOf]?.kind).toBe("path");
  });

  test("is measured today where the worker has it", () => {
    expect(TASK_ROWS.filter(({ evaluated }) => evaluated).map(({ name }) => name)).toEqual([
      "image-classification",
      "multi-label-classification",
      "object-detection",
      "sentence-similarity",
      "semantic-search",
      "parity",
    ]);
  });

  test.each([
    ["eval/words.py:WordErrors", true],
    ["a.py:B", true],
    ["words.py", false],
    ["words.py:", false],
    ["words.py:1", false],
    ["words.py:A b", false],
    ["image-classification", false],
  ])("of the user's own is a class in a file: %s is %s", (name, custom) => {
    expect(isCustomTask(name)).toBe(custom);
  });
});
