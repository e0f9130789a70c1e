import { describe, expect, test } from "vitest";
import type { Inspected } from "../../src/contract/protocol.ts";
import { recognisedBy } from "../../src/tasks/tasks.ts";
import { INSPECTED } from "../inspected.ts";

const model = (told: Partial<Inspected>): Inspected => ({
  ...{ ...INSPECTED, classes: null },
  inputs: [
    { name: "x", kind: "multiarray", shape: [1, 3, 8, 8], dtype: "float32", optional: false },
  ],
  ...told,
});
const told = (one: Inspected, places = {}) =>
  recognisedBy(one).map(({ task, recognised: { data, at } }) => ({
    task,
    data: { ...data, ...at?.(places).data },
  }));

describe("init takes for", () => {
  test("a classifier of two classes what gives one number, from the middle of a sigmoid on or above 0", () => {
    const one = { classCount: 1, scores: "sigmoid" } as const;
    expect(told(model(one))).toEqual([{ task: "image-classification", data: { threshold: 0.5 } }]);
    expect(told(model({ ...one, scores: "other" }))).toEqual([
      { task: "image-classification", data: { threshold: 0 } },
    ]);
  });

  test("one of several labels what gives several sigmoids, and for one of classes what gives a softmax", () => {
    const tasks = (scores: "softmax" | "sigmoid") =>
      told(model({ classCount: 4, scores })).map(({ task }) => task);
    expect([tasks("sigmoid"), tasks("softmax")]).toEqual([
      ["multi-label-classification"],
      ["image-classification"],
    ]);
  });

  test("pictures what an array of three channels takes, with a scale to make sure of", () => {
    const found = told(model({ classCount: 4, scores: "softmax" }), { images: "Eval" });
    const preprocess = { layout: "nchw", color: "rgb", scale: "1/255" };
    expect(found).toEqual([{ task: "image-classification", data: { preprocess } }]);
    const [{ recognised } = {}] = recognisedBy(model({ classCount: 4, scores: "softmax" }));
    expect(recognised?.at?.({ images: "Eval" }).remark).toMatch(/make sure/);
    expect(recognised?.at?.({ arrays: "x.npz" })).toEqual({ data: {}, remark: "" });
  });
});
