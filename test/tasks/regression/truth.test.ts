import { expect, test } from "vitest";
import { valuesIn } from "../../../src/tasks/regression/truth.ts";
import { partsOf, wrongIn } from "../parts.ts";

test("true values are read with their slices, of rows as of images", async () => {
  const rows = await valuesIn(partsOf({ labels: "id,value,room\nr1,-1.5e2,attic" }, ["room"]));
  expect(rows.samples).toEqual([{ id: "r1", slices: { room: "attic" }, value: -150 }]);
  const images = ["a.png", "b.png", "clip.mov"];
  const found = await valuesIn(partsOf({ labels: "file,value\na.png,0", images }));
  expect(found.inputsOf({ id: "a.png" })).toEqual([{ part: "images", file: "a.png" }]);
  expect(found.aside).toMatchObject([{ count: 2, byKind: { unnamed: 1, movie: 1 } }]);
});

test("what is wrong with them is told at its line, all at once", async () => {
  const labels = "file,value\na.png,NaN\nb.png,\nc.png,Infinity\n../d.png,1";
  expect(await wrongIn(valuesIn(partsOf({ labels })))).toBe(
    [
      "labels:2 value NaN of a.png is no finite number",
      "labels:3 b.png has no value",
      "labels:4 value Infinity of c.png is no finite number",
      "labels:5 file ../d.png is not a path below the images folder",
    ].join("\n"),
  );
  const missing = valuesIn(partsOf({ labels: "file,value\nA.png,1\nx.png,2", images: ["a.png"] }));
  expect(await wrongIn(missing)).toBe(
    [
      "labels:2 there is no file A.png below the images folder; did you mean a.png?",
      "labels:3 there is no file x.png below the images folder",
    ].join("\n"),
  );
});

const SHOWN = { shown: { pictures: { left: "file", right: "other" } } };

test("of several pictures each is named by a column, and stands below the folder", async () => {
  const labels = "file,other,value\na.png,b.png,1\nb.png,c.png,2";
  const found = await valuesIn(
    partsOf({ labels, images: ["a.png", "b.png", "c.png", "d.png"] }, undefined, SHOWN),
  );
  expect(found.samples[0]).toEqual({
    ...{ id: "a.png", value: 1 },
    files: { left: "a.png", right: "b.png" },
  });
  expect(found.samples.map((sample) => found.inputsOf(sample).map(({ file }) => file))).toEqual([
    ["a.png", "b.png"],
    ["b.png", "c.png"],
  ]);
  expect(found.aside).toMatchObject([{ count: 1, examples: ["d.png"] }]);
});

test("a picture that is not named, leads elsewhere or is not there is told at its line", async () => {
  const images = ["a.png", "b.png"];
  const read = (labels: string) => wrongIn(valuesIn(partsOf({ labels, images }, undefined, SHOWN)));
  expect(await read("file,value\na.png,1")).toContain(
    "labels:1 has no column other, which pictures names",
  );
  expect(await read("file,other,value\na.png,,1\nb.png,../b.png,2")).toBe(
    ["labels:2 has no other", "labels:3 other ../b.png is not a path below the images folder"].join(
      "\n",
    ),
  );
  expect(await read("file,other,value\na.png,B.png,1")).toBe(
    "labels:2 there is no file B.png below the images folder; did you mean b.png?",
  );
});
