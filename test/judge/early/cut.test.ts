import { expect, test } from "vitest";
import { toDecimal } from "../../../src/catalog/decimal.ts";
import type { Operator } from "../../../src/catalog/operators.ts";
import { isUnmeasured } from "../../../src/catalog/unmeasured.ts";
import type { StopRule } from "../../../src/judge/early/course.ts";
import { cutOf } from "../../../src/judge/early/cut.ts";
import { drawn } from "../../../src/statistics/drawn.ts";
import {
  classificationBuilder,
  labelTable,
} from "../../../src/tasks/image-classification/columns.ts";
import type { ClassificationLine } from "../../../src/tasks/image-classification/lines.ts";
import { metricNamed } from "../ladders.ts";
import { recordsOf } from "../scene.ts";

const N = 600;
const IDS = Array.from({ length: N }, (_, row) => `s${row}`);
const ORDER = drawn(IDS).map((row) => `s${row}`);
const SAMPLES = labelTable(IDS.map((id) => ({ id, label: "cat" })));
const RIGHT = recordsOf(Array.from({ length: N }, () => "cat"));
const WRONG = recordsOf(Array.from({ length: N }, () => "dog"));
const NONE = { unmeasured: "it was not run" };

const DROP = ruleOf("max-drop", "0.01");
const LEAST = ruleOf("min", "0.5");

function ruleOf(operator: Operator, target: string): StopRule {
  const at = { line: 1, column: 1 };
  const limit = { metric: "top-1", operator, target: toDecimal(target), text: target, at };
  return { limit, metric: metricNamed("top-1"), alpha: 0.05, bets: true };
}

function columnsOf(lines: readonly ClassificationLine[]) {
  const builder = classificationBuilder(SAMPLES);
  for (const line of lines) builder.add(line);
  return builder.finish();
}

const without = (lines: readonly ClassificationLine[], ids: readonly string[]) =>
  columnsOf(lines.filter(({ id }) => !ids.includes(id)));

/** By that rule alone, and what is stopped is wrong in everything. */
function afterBy(...rules: StopRule[]): number {
  return cutOf(rules, columnsOf(WRONG), columnsOf(RIGHT))?.stop.after ?? 0;
}

test("what is left are the examples before the stop, in drawn order, whatever is wrong with those behind it", () => {
  const after = afterBy(DROP);
  expect(after).toBeGreaterThan(1);
  const own = without(WRONG, ORDER.slice(after));
  const cut = cutOf([DROP], own, columnsOf(RIGHT));
  expect(cut?.stop.after).toBe(after);
  for (const columns of [own, columnsOf(RIGHT), without(RIGHT, ORDER.slice(after))]) {
    const left = cut?.select(columns) ?? NONE;
    if (isUnmeasured(left)) throw new Error(left.unmeasured);
    expect(left.samples.ids.toSorted()).toEqual(ORDER.slice(0, after).toSorted());
    expect(left.defects).toEqual([]);
  }
  expect(cut?.select(NONE)).toBe(NONE);
});

test("nothing stops behind an example that something is wrong with, be it in the reference", () => {
  const last = afterBy(DROP) - 1;
  const lacking = ORDER.slice(last, last + 1);
  expect(cutOf([DROP], without(WRONG, lacking), columnsOf(RIGHT))).toBeUndefined();
  expect(cutOf([DROP], columnsOf(WRONG), without(RIGHT, lacking))).toBeUndefined();
  expect(cutOf([LEAST], columnsOf(WRONG), without(RIGHT, ORDER))?.stop.after).toBe(afterBy(LEAST));
});

test("without a reference only those limits stop it that look at none", () => {
  const cut = cutOf([DROP, LEAST], columnsOf(WRONG), NONE);
  expect(cut?.stop.after).toBe(afterBy(LEAST));
  expect(cut?.stop.found.map(({ rule }) => rule)).toEqual([LEAST]);
  expect(cutOf([DROP], columnsOf(WRONG), NONE)).toBeUndefined();
  expect(cutOf([], columnsOf(WRONG), columnsOf(RIGHT))).toBeUndefined();
  expect(cutOf([LEAST], NONE, columnsOf(RIGHT))).toBeUndefined();
});

test("records that are of no example stop nothing: nobody knows of which they are", () => {
  const own = columnsOf([...WRONG, { id: "another", top: [["dog", 0.7]] }]);
  expect(cutOf([DROP], own, columnsOf(RIGHT))).toBeUndefined();
});
