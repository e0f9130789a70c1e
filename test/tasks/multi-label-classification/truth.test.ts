import { describe, expect, test } from "vitest";
import { labelSetsIn } from "../../../src/tasks/multi-label-classification/truth.ts";
import { INSPECTED } from "../../inspected.ts";
import { partsOf, wrongIn } from "../parts.ts";

const ONE = "file,labels,place\na.png,sun; rain;sun,sea\nb.png,,land";
const EACH = "id,sun,rain,group\nr1,1,0,day\nr2,0,0,day";

describe("the labels of a sample", () => {
  test("stand in one column, separated by semicolons", async () => {
    const truth = await labelSetsIn(
      partsOf({ labels: ONE, images: ["a.png", "b.png"] }, ["place"]),
    );
    expect(truth.samples).toEqual([
      { id: "a.png", slices: { place: "sea" }, labels: ["sun", "rain"] },
      { id: "b.png", slices: { place: "land" }, labels: [] },
    ]);
    expect(truth.inputsOf({ id: "a.png" })).toEqual([{ part: "images", file: "a.png" }]);
    expect([truth.answerOf("a.png"), truth.answerOf("b.png")]).toEqual(["sun, rain", "no label"]);
  });

  test("or have a column each, which holds 1 or 0", async () => {
    const truth = await labelSetsIn(partsOf({ labels: EACH }));
    expect(truth.samples).toEqual([
      { id: "r1", group: "day", labels: ["sun"] },
      { id: "r2", group: "day", labels: [] },
    ]);
  });

  test("are in no column that names pictures", async () => {
    const labels = "id,left,right,sun\nr1,a.png,b.png,1";
    const shown = { pictures: { one: "left", two: "right" } };
    const truth = await labelSetsIn(partsOf({ labels }, undefined, { shown }));
    expect(truth.samples).toEqual([
      { id: "r1", labels: ["sun"], files: { one: "a.png", two: "b.png" } },
    ]);
  });

  test("are told wrong at their line", async () => {
    const odd = "id,label\nr1,cat\nr2,1";
    expect(await wrongIn(labelSetsIn(partsOf({ labels: odd })))).toBe(
      "labels:2 column label of r1 holds cat: give a column labels with all labels of a sample, separated by semicolons, or a column for each label that holds 1 or 0",
    );
    expect(await wrongIn(labelSetsIn(partsOf({ labels: "id\nr1" })))).toMatch(
      /^labels:2 has no label/,
    );
  });
});

describe("a model", () => {
  const misfits = async (
    model: { classes: string[] | null; classCount: number | null },
    names?: string[],
  ) => {
    const truth = await labelSetsIn(partsOf({ labels: ONE }));
    const told = names === undefined ? {} : { "label-names": names };
    return truth.misfits({ ...INSPECTED, ...model }, told).map(({ message }) => message);
  };

  test("fits where it has every label that a sample has", async () => {
    expect(await misfits({ classes: ["rain", "sun"], classCount: 2 })).toEqual([]);
    expect(await misfits({ classes: null, classCount: 2 }, ["rain", "sun"])).toEqual([]);
  });

  test("does not where one is unknown, or is not named", async () => {
    expect(await misfits({ classes: ["rain", "son"], classCount: 2 })).toEqual([
      "label sun is no class of the model; did you mean son? (1 sample)",
    ]);
    expect(await misfits({ classes: null, classCount: 2 })).toHaveLength(2);
  });

  test("does not where the names are of other scores than it gives", async () => {
    expect(await misfits({ classes: null, classCount: 3 }, ["rain", "sun"])).toEqual([
      "label-names has 2, and the model gives 3 scores",
    ]);
    expect(await misfits({ classes: ["rain", "sun"], classCount: 2 }, ["rain", "sun"])).toEqual([
      "the model names its classes itself: take label-names out",
    ]);
  });

  test("may be answered by the numbers of its labels, however they are named", async () => {
    const truth = await labelSetsIn(partsOf({ labels: "id,labels\nr1,0;1\nr2,1" }));
    const own = { ...INSPECTED, classes: ["rain", "rain"], classCount: 2 };
    const unnamed = { ...INSPECTED, classes: null, classCount: 2 };
    const told = { "label-names": ["rain", "sun"] };
    expect(truth.misfits(own, {})).toEqual([]);
    expect(truth.misfits(unnamed, told)).toEqual([]);
    expect(truth.naming(own, {}).by).toBe("number");
    expect(truth.naming(unnamed, told)).toEqual({ by: "number", words: ["rain", "sun"] });
  });
});
