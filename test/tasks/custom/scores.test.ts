import { expect, test } from "vitest";
import type { Metric } from "../../../src/catalog/metrics.ts";
import { sampleTable } from "../../../src/tasks/columns/sample-table.ts";
import { customBuilder } from "../../../src/tasks/custom/columns.ts";
import type { CustomRecord } from "../../../src/tasks/custom/lines.ts";
import { scoresOf } from "../../../src/tasks/tasks.ts";
import { built } from "../measured.ts";

const ERRORS: Metric = {
  ...{ name: "word-errors", direction: "lower", quantity: "rate", source: "records" },
  ...{ test: "mean", says: "declared by words.py:Words" },
};

function found(...values: CustomRecord["values"][]) {
  const table = sampleTable(values.map((_, row) => ({ id: `s${row}` })));
  const lines = values.map((one, row) => ({ id: `s${row}`, values: one }));
  const columns = built(customBuilder(table), lines);
  return scoresOf(ERRORS, columns, columns);
}

test("a metric of the user's own is the mean of what each record says", () => {
  expect(found({ "word-errors": 0.25, other: 7 }, { "word-errors": 0.5 })).toMatchObject({
    ...{ kind: "mean", values: Float64Array.of(0.25, 0.5), within: null },
  });
});

test("a metric that some record lacks is unmeasured", () => {
  expect(found({ "word-errors": 0.25 }, {})).toEqual({
    unmeasured: "1 of 2 records have no value of word-errors",
  });
  expect(found({}, {})).toEqual({ unmeasured: "no record has a value of word-errors" });
});

test("records that invent metrics without end fill no memory: a hundred are kept", () => {
  const invented = Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`m${at}`, at]));
  expect(found(invented, { "word-errors": 1 })).toEqual({
    unmeasured: "no record has a value of word-errors",
  });
});
