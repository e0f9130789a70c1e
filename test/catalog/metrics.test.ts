import { describe, expect, test } from "vitest";
import { DATA_KEYS } from "../../src/catalog/data.ts";
import { familyOf, findMetric, METRICS } from "../../src/catalog/metrics.ts";
import { formOf, OPERATOR_NAMES, operatorsOf, whyNot } from "../../src/catalog/operators.ts";
import { findTarget, TARGETS } from "../../src/catalog/targets.ts";
import { findTask, isCustomTask, producesMetric, TASKS } from "../../src/catalog/tasks.ts";

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
    const produced = new Set(TASKS.flatMap(({ metrics }) => metrics));
    const rows = METRICS.filter(({ source }) => source === "records").map(({ name }) => name);
    expect([...produced].sort()).toEqual(rows.sort());
  });

  test("of a target is given by a target, and every target gives only rows", () => {
    const given = new Set(TARGETS.flatMap(({ gives }) => gives));
    const rows = METRICS.filter(({ source }) => source === "target").map(({ name }) => name);
    expect([...given].sort()).toEqual(rows.sort());
  });

  test("of the package is produced whatever the task", () => {
    const size = findMetric("size");
    expect(size && TASKS.every((task) => producesMetric(task, size))).toBe(true);
  });
});

describe("an operator", () => {
  test.each([
    ["top-1", ["min", "max", "max-drop", "max-regression"]],
    ["size", ["min", "max", "max-increase", "max-ratio", "max-regression"]],
    ["minimum-os", ["min", "max"]],
  ])("suits %s only where it could stop a harm", (name, operators) => {
    const metric = findMetric(name);
    expect(metric && operatorsOf(metric)).toEqual(operators);
  });

  test.each([
    ["top-1", "min", "88 %"],
    ["top-1", "max-drop", "0.5 pt"],
    ["top-1", "max-regression", "0.5 pt"],
    ["size", "max", "13 MB"],
    ["size", "max-ratio", "0.3"],
    ["latency-p50", "max", "10 ms"],
    ["spearman", "max-drop", "0.01"],
    ["perplexity", "max-increase", "2 %"],
    ["perplexity", "max", "0.9"],
  ] as const)("of %s, %s, is written like %3$s", (name, operator, example) => {
    const metric = findMetric(name);
    expect(metric && formOf(metric, operator).example).toBe(example);
  });

  test("that is refused says which word to write, and that word is accepted", () => {
    for (const metric of METRICS)
      for (const operator of OPERATOR_NAMES) {
        const [, right] = /write (max-\w+)/.exec(whyNot(metric, operator) ?? "") ?? [];
        const named = OPERATOR_NAMES.find((word) => word === right);
        if (named !== undefined) expect(whyNot(metric, named)).toBeUndefined();
      }
  });
});

describe("a task", () => {
  test("needs and pairs only keys that it reads", () => {
    for (const { data, needs, together } of TASKS) {
      const named = [...needs.flat(), ...Object.entries(together).flat()];
      expect(named.filter((key) => !data.some((read) => read === key))).toEqual([]);
    }
  });

  test("reads every key that data may have, among them all", () => {
    const read = new Set(TASKS.flatMap(({ data }) => data));
    expect([...read].sort()).toEqual(Object.keys(DATA_KEYS).sort());
  });

  test("is measured today where it classifies images, on auto and portable", () => {
    expect(TASKS.filter(({ evaluated }) => evaluated)).toEqual([findTask("image-classification")]);
    expect(TARGETS.filter(({ evaluated }) => evaluated)).toEqual([
      findTarget("auto"),
      findTarget("portable"),
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
