import { describe, expect, test } from "vitest";
import {
  countsUnlabelled,
  formOf,
  OPERATOR_NAMES,
  operatorsOf,
  whyNot,
} from "../../src/catalog/operators.ts";
import { findMetric, METRICS } from "../../src/tasks/rows.ts";

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

  test.each([
    ["top-1", ["max-drop", "max-regression"]],
    ["top-100", ["max-drop", "max-regression"]],
    ["top-101", []],
    ["agreement", ["min", "max", "max-drop", "max-regression"]],
    ["balanced-accuracy", []],
    ["recall@5", []],
    ["size", []],
  ])("of %s sees examples without a label under %j alone", (name, operators) => {
    const metric = findMetric(name);
    if (metric === undefined) throw new Error("no such metric");
    const seeing = operatorsOf(metric).filter((operator) => countsUnlabelled(metric, operator));
    expect(seeing).toEqual(operators);
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
