import { expect, test } from "vitest";
import { labelsCsv } from "../../src/out/labels-csv.ts";
import { readLabels } from "../../src/tasks/image-classification/label-file.ts";

test("a label file to be filled in has a line for each example, and no label", () => {
  expect(labelsCsv("file", ["b.png", "a/c.png"])).toBe("file,label\nb.png,\na/c.png,\n");
});

test("whatever names hold, the file reads back as they are", () => {
  const names = ['say "hi".png', "a,b.png", "=cmd|x.png", "über 1.png"];
  const { samples } = readLabels(labelsCsv("id", names), "to-label.csv", { mayLack: true });
  expect(samples.map(({ id }) => id)).toEqual(names);
});
