import { expect, test } from "vitest";
import { TASK_ROWS } from "../../src/tasks/rows.ts";
import { type Columns, selectRows } from "../../src/tasks/tasks.ts";
import { ANSWERS } from "../judge/question/answers.ts";
import { measured } from "./measured.ts";

const MEMBERS = {
  "top-k": "top-1",
  "ndcg@k": "ndcg@2",
  "recall@k": "recall@2",
  "mrr@k": "mrr@2",
  "neighbours@k": "neighbours@2",
  "map@k": "map@2",
  "index-compat@k": "index-compat@2",
  "decisions@t": "decisions@0.3",
};
const memberOf = (family: string) => new Map(Object.entries(MEMBERS)).get(family) ?? family;

const EVERY = TASK_ROWS.flatMap(({ name, metrics }) =>
  Object.entries(ANSWERS)
    .filter(([task]) => task === name)
    .flatMap(([task, answers]) =>
      metrics.map(({ name: family }) => ({ task, answers, name: memberOf(family) })),
    ),
);

function some(columns: Columns, rows: readonly number[]): Columns {
  const selected = selectRows(columns, rows);
  if ("unmeasured" in selected) throw new Error(selected.unmeasured);
  return selected;
}

/** The fixtures' first samples are the same however many follow. */
test.each(EVERY)(
  "the first samples alone are measured as if there were no others: $task $name",
  ({ answers, name }) => {
    const [few, many] = [20, 50].map((n) => answers(n, 0.3));
    if (few === undefined || many === undefined) throw new Error("no answers");
    const rows = Array.from({ length: 20 }, (_, row) => row);
    const selected = some(many, rows);
    expect(selected.samples.ids).toEqual(few.samples.ids);
    expect(measured(name, selected)).toEqual(measured(name, few));
  },
);

test.each(EVERY)("samples may be taken in any order: $task $name", ({ answers, name }) => {
  const columns = answers(30, 0.3);
  const rows = Array.from({ length: 30 }, (_, row) => row).reverse();
  const [ours, theirs] = [measured(name, some(columns, rows)), measured(name, columns)];
  if (typeof theirs === "number") expect(ours).toBeCloseTo(theirs, 12);
  else expect(ours).toEqual(theirs);
});

test("there is one of each task's own metrics among them", () => {
  expect(EVERY.length).toBe(TASK_ROWS.flatMap(({ metrics }) => metrics).length);
});
