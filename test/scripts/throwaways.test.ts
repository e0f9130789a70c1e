import { beforeAll, describe, expect, test } from "vitest";
import { type Costs, costsOf, type JudgingCost } from "../../scripts/walls/cost.ts";
import { FORMAT, type Judging, METRIC, TASK } from "../../scripts/walls/throwaways.ts";

let costs: Costs;

/** One copy of the tree holds all of them: types and lint are asked once. */
beforeAll(async () => {
  costs = await costsOf([METRIC, TASK], [FORMAT], ".");
}, 180_000);

function costing({ name }: Judging): JudgingCost | undefined {
  return costs.judging.find((cost) => cost.name === name);
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
