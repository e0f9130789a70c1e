import { expect, test } from "vitest";
import type { Json } from "../../src/contract/json.ts";
import { shownOtherwise } from "../../src/tasks/shown-otherwise.ts";

const RGB = { layout: "nchw", color: "rgb", scale: 1 / 255 };
const others = (preprocess?: Json) =>
  shownOtherwise([
    { key: "images", at: "Eval", options: { fit: "scale-fit", ...(preprocess && { preprocess }) } },
    { key: "arrays", at: "a.npz" },
  ]);
const says = (preprocess?: Json) => others(preprocess).map((one) => one.says);

const BLACK_TO_WHITE = "scale: 1/255, without mean and std";
const PLAIN = "scale: 1, without mean and std";
const AROUND_0 = "scale: 1/127.5, mean: 1, without std";
const IMAGENET = "scale: 1/255, mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225]";

test("pictures are shown with the colours turned and in the usual scales, but not as they are already", () => {
  expect(says(RGB)).toEqual(["color: bgr", PLAIN, AROUND_0, IMAGENET]);
  expect(says({ ...RGB, color: "bgr", scale: 1 })).toEqual([
    ...["color: rgb", BLACK_TO_WHITE, AROUND_0, IMAGENET],
  ]);
  expect(says({ ...RGB, color: "gray" })).toEqual([PLAIN, AROUND_0]);
});

test("what comes to the same numbers is the same, however it is written", () => {
  const written = { ...RGB, scale: 1, mean: [127.5, 127.5, 127.5], std: 127.5 };
  expect(says(written)).toEqual(["color: bgr", PLAIN, BLACK_TO_WHITE, IMAGENET]);
});

test("all else stays: the layout, the fit, what lies beside", () => {
  const [turned] = others(RGB);
  expect(turned?.data).toEqual([
    {
      key: "images",
      at: "Eval",
      options: {
        fit: "scale-fit",
        preprocess: { ...RGB, color: "bgr", mean: 0, std: 1 },
      },
    },
    { key: "arrays", at: "a.npz" },
  ]);
});

test("what a model scales itself is shown in no other way", () => {
  expect(says()).toEqual([]);
  expect(shownOtherwise([{ key: "arrays", at: "a.npz" }])).toEqual([]);
});
