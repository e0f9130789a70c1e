import { expect, test } from "vitest";
import { labelsIn } from "../../../src/tasks/image-classification/truth.ts";
import { partsOf, wrongIn } from "../parts.ts";

const SHOWN = { shown: { pictures: { left: "left_file", right: "right_file" } } };
const images = ["a.png", "b.png"];
const labels = "id,left_file,right_file,label\n1,a.png,b.png,same";

test("a sample of several pictures has a file for each input", async () => {
  const truth = await labelsIn(partsOf({ images, labels }, undefined, SHOWN));
  expect(truth.samples).toEqual([
    { id: "1", label: "same", files: { left: "a.png", right: "b.png" } },
  ]);
  expect(truth.aside).toBeUndefined();
});

test("several pictures need a label file, and no example beside it that has one picture", async () => {
  expect(await wrongIn(labelsIn(partsOf({ images }, undefined, SHOWN)))).toContain(
    "pictures names columns of a label file, and there is none",
  );
  const more = partsOf({ images, labels, "unlabelled images": ["c.png"] }, undefined, SHOWN);
  expect(await wrongIn(labelsIn(more))).toContain("has a picture for each unlabelled example");
});
