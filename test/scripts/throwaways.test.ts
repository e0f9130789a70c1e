import { beforeAll, describe, expect, test } from "vitest";
import {
  type Costs,
  costsOf,
  type JudgingCost,
  type MeasuringCost,
} from "../../scripts/walls/cost.ts";
import {
  DATA_KEY,
  ENGINE,
  type Judging,
  METRIC,
  type Measuring,
  TASK,
  THROWAWAYS,
} from "../../scripts/walls/throwaways.ts";

let costs: Costs;

const PYTHON = process.env.QUANTGATE_PYTHON;
if (PYTHON === undefined)
  console.warn("skipped: QUANTGATE_PYTHON names no interpreter with coremltools; npm test sets it");

/** One copy of the tree holds all of them: types and lint are asked once. */
beforeAll(async () => {
  costs = await costsOf({ ...THROWAWAYS, python: PYTHON }, ".");
});

function costing({ name }: Judging): JudgingCost | undefined {
  return costs.judging.find((cost) => cost.name === name);
}

function measuring({ name }: Measuring): MeasuringCost | undefined {
  return costs.measuring.find((cost) => cost.name === name);
}

describe("something new, in a copy of the tree whose types and rooms hold", () => {
  test("a metric is a row and a function of its task", () => {
    expect(costing(METRIC)).toMatchObject({
      adds: [],
      touches: [
        "src/tasks/image-classification/row.ts",
        "src/tasks/image-classification/scores.ts",
      ],
    });
  });

  test("a task is a folder, and a line in each of two tables", () => {
    const cost = costing(TASK);
    expect(cost?.touches).toEqual(["src/tasks/rows.ts", "src/tasks/tasks.ts"]);
    expect(cost?.adds.filter((path) => !path.startsWith("src/tasks/counting/"))).toEqual([]);
  });

  test("a form of report is a renderer and a row, and judging writes it beside the others", () => {
    const [cost] = costs.reporting;
    expect(cost?.touches).toEqual(["src/report/formats.ts"]);
    expect(cost?.adds).toEqual(["src/report/render/outline.ts"]);
    expect(cost?.text).toContain("may ship: within the agreed limits\n");
    expect(cost?.text).toContain("Every limit (2)\n");
  });

  test.each([METRIC, TASK])("$name has its data and options told to the worker", (one) => {
    expect(costing(one)?.told).toEqual(one.model.told);
  });

  test.each([METRIC, TASK])("$name is judged, and the verdict shows its value", (one) => {
    expect(costing(one)?.shown).toMatchObject({ ...one.model.shows, state: "pass" });
  });
});

describe.skipIf(PYTHON === undefined)("something new of the worker's, in the same copy", () => {
  test("an engine is a folder, and a row in each of two tables", () => {
    const cost = measuring(ENGINE);
    expect(cost?.touches).toEqual([
      "worker/quantgate_worker/engines/table.py",
      "src/catalog/targets.ts",
    ]);
    const folder = "worker/quantgate_worker/engines/steady/";
    expect(cost?.adds.filter((path) => !path.startsWith(folder))).toEqual([]);
  });

  test("a data key is a row, and the task that reads it", () => {
    expect(measuring(DATA_KEY)).toMatchObject({
      adds: [],
      touches: [
        "src/tasks/image-classification/row.ts",
        "worker/quantgate_worker/tasks/classification.py",
      ],
    });
  });

  test.each([ENGINE, DATA_KEY])("$name is what a model is measured with, and judged", (one) => {
    const observed = expect.closeTo(one.shows.observed, 2);
    expect(measuring(one)?.shown).toEqual({ ...one.shows, observed, state: "pass" });
  });
});
