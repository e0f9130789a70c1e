import { expect, test } from "vitest";
import { labelsPlanned } from "../../../src/tasks/image-classification/truth.ts";

test("an example names the file that it is, and below which part of the data", () => {
  const labelled = { id: "soup/17.jpg", label: "soup" };
  const beside = { id: "new-1", unlabelled: "new/1.jpg" };
  const { inputsOf } = labelsPlanned([labelled, beside], "samples/food.jsonl");
  expect([labelled, beside].map((sample) => inputsOf(sample))).toEqual([
    [{ part: "images", file: "soup/17.jpg" }],
    [{ part: "unlabelled images", file: "new/1.jpg" }],
  ]);
});
