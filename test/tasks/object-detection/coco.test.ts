import { describe, expect, test } from "vitest";
import { UserError } from "../../../src/catalog/errors.ts";
import { readCoco } from "../../../src/tasks/object-detection/coco.ts";

const FILE = "Eval/instances.json";

function coco(changed: object = {}) {
  return {
    images: [
      { id: 7, file_name: "a.jpg", width: 100, height: 50, light: "day" },
      { id: 9, file_name: "street/b.jpg", width: 40, height: 40, light: "night" },
    ],
    annotations: [
      { id: 1, image_id: 7, category_id: 3, bbox: [10, 5, 20, 30], area: 400, iscrowd: 0 },
      { id: 2, image_id: 7, category_id: 1, bbox: [0, 0, 100.4, 50], iscrowd: 1 },
    ],
    categories: [
      { id: 1, name: "cat" },
      { id: 3, name: "dog" },
    ],
    ...changed,
  };
}

const box = (bbox: number[], more: object = {}) => ({
  annotations: [{ id: 5, image_id: 7, category_id: 1, bbox, ...more }],
});

function read(changed: object = {}, sliceBy?: readonly string[]) {
  return readCoco(JSON.stringify(coco(changed)), FILE, sliceBy);
}

function problemsOf(run: () => unknown): string[] {
  try {
    run();
  } catch (error) {
    if (error instanceof UserError) return error.message.split("\n");
    throw error;
  }
  return [];
}

test("an image is a sample by its file, with all that is in it; one without annotations shows nothing", () => {
  expect(read().samples).toEqual([
    {
      ...{ id: "a.jpg", width: 100, height: 50, labels: ["dog", "cat"], crowd: [0, 1] },
      boxes: [
        [10, 5, 20, 30],
        [0, 0, 100.4, 50],
      ],
      // Where nobody says how large an object is, it is as large as its box.
      area: [400, 5020],
    },
    { id: "street/b.jpg", width: 40, height: 40, boxes: [], labels: [], area: [], crowd: [] },
  ]);
});

test("further keys of images are what a policy may slice by", () => {
  expect(read({}, ["light"]).samples.map(({ slices }) => slices)).toEqual([
    { light: "day" },
    { light: "night" },
  ]);
  expect(problemsOf(() => read({}, ["weather"]))).toEqual([
    `${FILE} images[0] has no weather, which slice-by names`,
    `${FILE} images[1] has no weather, which slice-by names`,
  ]);
});

describe("is told", () => {
  test.each([
    [box([10, 5, 0, 30]), "annotations[0] (id 5) of a.jpg: the box [10, 5, 0, 30] has no area"],
    [box([10, 5, 20, -3]), "annotations[0] (id 5) of a.jpg: the box [10, 5, 20, -3] has no area"],
    [
      box([90, 5, 12, 30]),
      "annotations[0] (id 5) of a.jpg: the box [90, 5, 12, 30] leaves its picture of 100 x 50 pixels",
    ],
    [
      box([0, 30, 10, 22]),
      "annotations[0] (id 5) of a.jpg: the box [0, 30, 10, 22] leaves its picture of 100 x 50 pixels",
    ],
    [
      box([-2, 0, 10, 10]),
      "annotations[0] (id 5) of a.jpg: the box [-2, 0, 10, 10] leaves its picture of 100 x 50 pixels",
    ],
    [
      box([0, 0, 9, 9], { category_id: 2 }),
      "annotations[0] (id 5) is of category 2, which categories do not have",
    ],
    [
      box([0, 0, 9, 9], { image_id: 8 }),
      "annotations[0] (id 5) is of image 8, which images do not have",
    ],
    [
      { annotations: [...coco().annotations, { ...coco().annotations[0] }] },
      "annotations[2] has the id 1, as annotations[0] has",
    ],
    [
      { images: [...coco().images, { ...coco().images[0], file_name: "c.jpg" }] },
      "images[2] has the id 7, as images[0] has",
    ],
    [
      { images: [...coco().images, { ...coco().images[0], id: 8 }] },
      "images[2] has the file_name a.jpg, as images[0] has",
    ],
    [
      { images: [...coco().images, { ...coco().images[0], id: 8, file_name: "../c.jpg" }] },
      "images[2] has the file_name ../c.jpg, which is no path below the images folder",
    ],
    [
      { categories: [...coco().categories, { id: 4, name: "dog" }] },
      "categories[2] has the name dog, as categories[1] has",
    ],
    [
      { categories: [...coco().categories, { id: 3, name: "cow" }] },
      "categories[2] has the id 3, as categories[1] has",
    ],
  ])("%j", (changed, told) => {
    expect(problemsOf(() => read(changed))[0]).toBe(`${FILE} ${told}`);
  });

  test("all that is wrong at once, with what to do", () => {
    const changed = {
      annotations: [box([0, 0, 0, 0]), box([0, 0, 900, 9])].flatMap((one) => one.annotations),
    };
    expect(problemsOf(() => read(changed))).toEqual([
      `${FILE} annotations[1] has the id 5, as annotations[0] has`,
      `${FILE} annotations[0] (id 5) of a.jpg: the box [0, 0, 0, 0] has no area`,
      "  a box is [x, y, width, height] in pixels: cut it to the picture, or take it out",
      `${FILE} annotations[1] (id 5) of a.jpg: the box [0, 0, 900, 9] leaves its picture of 100 x 50 pixels`,
      "  a box is [x, y, width, height] in pixels: cut it to the picture, or take it out",
    ]);
  });

  test.each([
    ["NaN", "[1, NaN, 2, 3]"],
    ["Infinity", "[1, 2, 3, Infinity]"],
    ["-Infinity", "[1, 2,\n-Infinity, 3]"],
  ])("%s, which Python writes and JSON does not know, with its place", (word, bbox) => {
    const text = JSON.stringify(coco(box([1, 2, 3, 4])), null, 1).replace(/\[\s*1,[^\]]*\]/, bbox);
    const line = text.slice(0, text.indexOf(word)).split("\n").length;
    const [first] = problemsOf(() => readCoco(text, FILE));
    expect(first).toMatch(new RegExp(`^${FILE}:${line}:\\d+ has ${word}, which is no number$`));
  });

  test.each([
    ["{", /^Eval\/instances.json(:1:2)? is not JSON$/],
    ["[]", /is not COCO's form/],
    [JSON.stringify({ ...coco(), images: [] }), /is not COCO's form: images/],
    [JSON.stringify(coco(box([1, 2, 3]))), /is not COCO's form: annotations.0.bbox/],
    [
      JSON.stringify(coco(box([1, 2, 3, 4]))).replace("[1,2,3,4]", "[1,2,3,1e999]"),
      /annotations.0.bbox.3/,
    ],
    [JSON.stringify(coco({ images: [{ id: 7, file_name: "a.jpg" }] })), /images.0.width/],
  ])("what is not of COCO's form: %s", (text, told) => {
    expect(problemsOf(() => readCoco(text, FILE))[0]).toMatch(told);
  });
});
