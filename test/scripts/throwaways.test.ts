import { beforeAll, describe, expect, test } from "vitest";
import { type Cost, costOf } from "../../scripts/walls/cost.ts";
import { METRIC, TASK, type Throwaway } from "../../scripts/walls/throwaways.ts";

let costs: readonly Cost[];

/** One copy of the tree holds all of them: types and lint are asked once. */
beforeAll(async () => {
  costs = await costOf([METRIC, TASK], ".");
}, 180_000);

function costing({ name }: Throwaway): Cost | undefined {
  return costs.find((cost) => cost.name === name);
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

  test.each([METRIC, TASK])("$name has its data and options told to the worker", (one) => {
    expect(costing(one)?.told).toEqual(one.model.told);
  });

  test.each([METRIC, TASK])("$name is judged, and the verdict shows its value", (one) => {
    expect(costing(one)?.shown).toMatchObject({ ...one.model.shows, state: "pass" });
  });
});
