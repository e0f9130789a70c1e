import { expect, test } from "vitest";
import { boxesIn } from "../../../src/tasks/object-detection/truth.ts";
import { partsOf, wrongIn } from "../parts.ts";

const COCO = {
  images: [
    { id: 1, file_name: "a.png", width: 64, height: 48, light: "day" },
    { id: 2, file_name: "b.png", width: 64, height: 48, light: "dark" },
  ],
  annotations: [{ image_id: 1, category_id: 7, bbox: [1, 2, 30, 40], area: 900, iscrowd: 1 }],
  categories: [{ id: 7, name: "cat" }],
};
const read = (change: object, held: Record<string, string[]> = {}, sliceBy?: string[]) =>
  boxesIn(partsOf({ annotations: JSON.stringify({ ...COCO, ...change }), ...held }, sliceBy));

test("COCO's images have their boxes, an image without one none", async () => {
  const { samples } = await read({}, { images: ["a.png", "b.png"] }, ["light"]);
  const size = { width: 64, height: 48 };
  expect(samples).toEqual([
    {
      ...{ id: "a.png", slices: { light: "day" }, ...size },
      ...{ boxes: [[1, 2, 30, 40]], labels: ["cat"], area: [900], crowd: [1] },
    },
    {
      ...{ id: "b.png", slices: { light: "dark" }, ...size },
      ...{ boxes: [], labels: [], area: [], crowd: [] },
    },
  ]);
});

test.each<[string, object, string]>([
  [
    "an image that is not there",
    { annotations: [{ ...COCO.annotations[0], image_id: 9 }] },
    "image 9",
  ],
  [
    "a category that is not",
    { annotations: [{ ...COCO.annotations[0], category_id: 9 }] },
    "category 9",
  ],
  ["an id twice", { images: [COCO.images[0], COCO.images[0]] }, "has the image id 1 twice"],
  ["no categories", { categories: undefined }, "is not COCO's form: categories"],
])("COCO's JSON is refused with %s", async (_, change, why) => {
  expect(await wrongIn(read(change))).toContain(why);
});
