import { describe, expect, test } from "vitest";
import { objectsIn, objectsPlanned } from "../../../src/tasks/object-detection/truth.ts";
import { partsOf, wrongIn } from "../parts.ts";

const COCO = JSON.stringify({
  images: [
    { id: 1, file_name: "a.png", width: 64, height: 48, light: "day" },
    { id: 2, file_name: "b.png", width: 64, height: 48, light: "dark" },
  ],
  annotations: [{ image_id: 1, category_id: 7, bbox: [1, 2, 30, 40] }],
  categories: [{ id: 7, name: "cat" }],
});

describe("with COCO's JSON", () => {
  test("images have their objects and slices, each is a file, and files that it does not name are set aside", async () => {
    const held = { annotations: COCO, images: ["a.png", "b.png", "c.png"] };
    const truth = await objectsIn(partsOf(held, ["light"]));
    expect(truth.samples).toMatchObject([
      { id: "a.png", slices: { light: "day" }, labels: ["cat"] },
      { id: "b.png", slices: { light: "dark" }, labels: [] },
    ]);
    expect(truth.aside).toMatchObject([{ folder: "images", count: 1, examples: ["c.png"] }]);
    expect(truth.samples.map(truth.inputsOf)).toEqual([
      [{ part: "images", file: "a.png" }],
      [{ part: "images", file: "b.png" }],
    ]);
    expect([truth.answerOf("a.png"), truth.answerOf("b.png")]).toEqual(["1 object", "0 objects"]);
  });

  test("images that nobody has are told", async () => {
    const told = await wrongIn(objectsIn(partsOf({ annotations: COCO, images: ["A.png"] })));
    expect(told).toContain("there is no file a.png below the images folder; did you mean A.png?");
    expect(told).toContain("there is no file b.png");
  });

  test("what was recorded elsewhere needs no images", async () => {
    expect((await objectsIn(partsOf({ annotations: COCO }))).samples).toHaveLength(2);
  });
});

describe("with a folder of YOLO's labels", () => {
  const held = { annotations: ["a.txt", "classes.txt"], images: ["a.png", "notes.md"] };
  const texts = { "a.txt": "0 0.5 0.5 0.5 0.5", "classes.txt": "cat\n" };
  const sizes = { "a.png": { width: 40, height: 20 } };

  test("pictures tell their sizes, and the names stand in the policy or among the labels", async () => {
    const { samples, aside } = await objectsIn(partsOf(held, undefined, { texts, sizes }));
    expect(samples).toMatchObject([
      { id: "a.png", width: 40, height: 20, boxes: [[10, 5, 20, 10]], labels: ["cat"] },
    ]);
    expect(aside).toMatchObject([{ folder: "images", count: 1 }]);
    const named = { ...held, names: "dog" };
    const [sample] = (await objectsIn(partsOf(named, undefined, { texts, sizes }))).samples;
    expect(sample).toMatchObject({ labels: ["dog"] });
  });

  test("labels are read whatever the case of their name, and what is no label there is told", async () => {
    const mixed = { annotations: ["a.TXT", "b.xml"], images: ["a.png"] };
    const boxes = { texts: { "a.TXT": "0 0.5 0.5 0.5 0.5" }, sizes };
    const { samples, aside } = await objectsIn(partsOf(mixed, undefined, boxes));
    expect(samples).toMatchObject([{ id: "a.png", labels: ["0"] }]);
    expect(aside).toMatchObject([{ folder: "annotations", count: 1, examples: ["b.xml"] }]);
  });

  test("nothing can be sliced, and without pictures nothing is a box", async () => {
    const sliced = objectsIn(partsOf(held, ["light"], { texts, sizes }));
    expect(await wrongIn(sliced)).toContain("no columns for slice-by");
    const { images: _, ...bare } = held;
    expect(await wrongIn(objectsIn(partsOf(bare, undefined, { texts })))).toContain("give images");
  });
});

test("samples that a plan has brought along are told at their lines", () => {
  const sample = { id: "a.png", width: 4, height: 4, boxes: [], labels: [], area: [], crowd: [] };
  const { lines, file } = objectsPlanned([sample], "samples/m.jsonl");
  expect([lines.get("a.png"), file]).toEqual([1, "samples/m.jsonl"]);
});
