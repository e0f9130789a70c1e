import { expect, test } from "vitest";
import { readPolicy } from "../../src/policy/read.ts";
import { writtenParts } from "../../src/project/data.ts";

function partsOf(data: string) {
  const text = `version: 1
models:
  food:
    source: Food.mlpackage
    task: image-classification
    data: ${data}
    variants: { int8: {} }
`;
  const [model] = readPolicy(text, "quantgate.yml").models;
  if (model === undefined) throw new Error("the policy has a model");
  return model.data;
}

test("inputs come before labels, each beside those that more examples have of it: digests are over that order", () => {
  const data = partsOf(
    "{ labels: l.csv, unlabelled: { labels: m.csv, arrays: more.npz }, arrays: first.npz }",
  );
  expect(
    writtenParts({ task: "image-classification", data }).map(({ name, at }) => `${name} ${at}`),
  ).toEqual([
    "arrays first.npz",
    "unlabelled arrays more.npz",
    "labels l.csv",
    "unlabelled labels m.csv",
  ]);
});

test("what the reader of images is told goes with all of them", () => {
  const { parts, options } = partsOf(
    '{ images: a, fit: scale-fit, background: "#FFF0AB", unlabelled: { images: b } }',
  );
  const told = { fit: "scale-fit", background: "#fff0ab" };
  expect(parts).toEqual([
    { key: "images", at: "a", options: told },
    { key: "unlabelled", at: [{ key: "images", at: "b", options: told }] },
  ]);
  expect(options).toEqual({});
});
