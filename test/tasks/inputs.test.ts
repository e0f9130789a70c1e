import { describe, expect, test } from "vitest";
import type { Inspected } from "../../src/contract/protocol.ts";
import { hintsFor, shownInputs } from "../../src/tasks/inputs.ts";

type Feature = Inspected["inputs"][number];

const array = (name: string, ...shape: number[]): Feature => ({
  ...{ name, kind: "multiarray", shape, dtype: "float32", optional: false },
});
const image: Feature = {
  ...{ name: "photo", kind: "image", shape: [224, 192], color: "rgb", optional: false },
};
const preprocess = { layout: "nchw", color: "rgb", scale: 1 / 255 };

describe("what check says of a picture", () => {
  const shown = (inputs: Feature[], options: object, told = {}) =>
    shownInputs([{ key: "images", at: "Eval", options: { ...options } }], told, inputs);

  test.each([
    ["an image", [image], {}, "photo: center-crop to 192 × 224, rgb"],
    [
      "an image of a chosen size",
      [image],
      { size: [64, 32], fit: "letterbox" },
      "photo: letterbox to 64 × 32, rgb",
    ],
    [
      "an array",
      [array("x", 1, 3, 224, 192)],
      { preprocess },
      "x: center-crop to 192 × 224, rgb, nchw, pixel × 1/255, as float32",
    ],
    [
      "an array whose channels come last",
      [array("x", 1, 224, 192, 3)],
      { preprocess: { layout: "nhwc", color: "bgr", mean: [103, 116, 123] } },
      "x: center-crop to 192 × 224, bgr, nhwc, pixel − [103, 116, 123], as float32",
    ],
    [
      "all of it",
      [array("x", 3, 8, 8)],
      { preprocess: { ...preprocess, scale: 1 / 127.5, mean: [1, 1, 1], std: 0.5 } },
      "x: center-crop to 8 × 8, rgb, nchw, (pixel × 1/127.5 − 1) ÷ 0.5, as float32",
    ],
    [
      "a scale that is no fraction",
      [array("x", 8, 8)],
      { preprocess: { ...preprocess, color: "gray", scale: 0.3, std: 2 } },
      "x: center-crop to 8 × 8, gray, nchw, (pixel × 0.3) ÷ 2, as float32",
    ],
  ])("tells how it becomes %s", (_, inputs, options, says) => {
    expect(shown(inputs, options)).toEqual([`a picture becomes ${says}`]);
  });

  test("names the column of each, where there are several", () => {
    const inputs = [{ ...image, name: "left" }, { ...image, name: "right" }, image];
    const pictures = { left: "file", right: "other" };
    expect(shown(inputs, { pictures })).toEqual([
      "the picture in file becomes left: center-crop to 192 × 224, rgb",
      "the picture in other becomes right: center-crop to 192 × 224, rgb",
    ]);
  });

  test("leaves out what is given otherwise", () => {
    const inputs = [image, array("scalars", 1, 2), { ...array("threshold", 1), optional: true }];
    expect(shown(inputs, {}, { constants: { threshold: 0.25 } })).toEqual([
      "a picture becomes photo: center-crop to 192 × 224, rgb",
      "threshold is 0.25 for every sample",
    ]);
    expect(shownInputs([{ key: "arrays", at: "a.npz" }], {}, inputs)).toEqual([]);
  });
});

describe("what inspect says a policy has to say", () => {
  const hints = (inputs: Feature[], outputs: Feature[], classCount: number | null = null) =>
    hintsFor({ ...PACKAGE, inputs, outputs, classCount }).map(
      ({ feature, says }) => `${feature} ${says}`,
    );

  test.each([
    [[1, 3, 224, 224], "nchw, color: rgb, scale: 1/255"],
    [[1, 224, 224, 3], "nhwc, color: rgb, scale: 1/255"],
    [[1, 28, 28], "nchw, color: gray, scale: 1/255"],
    [[1, 1, 8, 8], "nchw, color: gray, scale: 1/255"],
  ])("of an array of %s that may be a picture", (shape, says) => {
    expect(hints([array("x", ...shape)], [])[0]).toContain(`preprocess: { layout: ${says} }`);
  });

  test("whole numbers are not scaled", () => {
    expect(hints([{ ...array("x", 1, 3, 8, 8), dtype: "int32" }], [])[0]).toContain("color: rgb }");
  });

  test("nothing of images, and of arrays that are none", () => {
    const inputs = [image, array("ids", 1, 128), array("x", 2, 3, 8, 8), array("y", 1, 5, 8, 8)];
    expect(hints(inputs, [array("scores", 1, 10)], 10)).toEqual([]);
  });

  test("of one number, where one of two classes begins", () => {
    expect(hints([image], [array("score", 1, 1)], 1)).toEqual([
      "score is one number: of two classes, the policy says where one begins, data: { …, threshold: 0.5 }",
    ]);
  });
});

const PACKAGE: Inspected = {
  ...{ kind: "mlprogram", specificationVersion: 7, minimumOS: "iOS 15", bytes: 1 },
  ...{ weightsDigest: "", precision: "fp32", inputs: [], outputs: [], classes: null },
  ...{ classCount: null, ops: {}, unsupported: {}, metadata: {} },
  weights: { count: 0, elements: 0, bitsPerWeight: 32, byKind: {} },
};
