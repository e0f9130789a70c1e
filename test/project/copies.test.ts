import { expect, test } from "vitest";
import type { Tree } from "../../src/git/tree.ts";
import { clusterCounts, withCopies } from "../../src/project/copies.ts";
import type { DataPart } from "../../src/project/data-part.ts";
import { truthOf } from "../../src/tasks/image-classification/truth.ts";
import { Checkout, open } from "../git/disposable.ts";

const FILES = {
  "Eval/cat/1.png": "one picture",
  "Eval/cat/2.png": "another",
  "Eval/dog/3.png": "one picture",
  "More/4.png": "another",
  "More/5.png": "a third",
};

const SAMPLES = [
  { id: "cat/1.png", label: "cat" },
  { id: "cat/2.png", label: "cat" },
  { id: "dog/3.png", label: "dog" },
  { id: "unlabelled/4.png", unlabelled: "4.png" },
  { id: "unlabelled/5.png", unlabelled: "5.png" },
];

const truth = truthOf({ file: "labels.csv", samples: SAMPLES, lines: new Map() });

function partsIn(tree: Tree): DataPart[] {
  return [
    { part: "images", key: "images", path: "Eval", tree },
    { part: "unlabelled images", key: "images", path: "More", tree },
  ];
}

async function trees() {
  const checkout = Checkout.init();
  const commit = checkout.commit(FILES);
  const project = await open(checkout);
  return [project.at(commit), project.working()] as const;
}

test("pictures that are equal say so, labelled or not, in a commit as in a folder", async () => {
  for (const tree of await trees()) {
    const { samples } = await withCopies(truth, partsIn(tree));
    const inputs = samples.map(({ input }) => input);
    expect(inputs[0]).toBe(inputs[2]);
    expect(inputs[1]).toBe(inputs[3]);
    expect(new Set(inputs).size).toBe(3);
    expect(inputs[4]).toBeUndefined();
    expect(clusterCounts(samples)).toEqual({ count: 3, inputs: 3 });
  }
});

test("where none is a copy, the samples stay what they were", async () => {
  const [tree] = await trees();
  const [one] = partsIn(tree);
  const few = truthOf({ file: "l", samples: SAMPLES.slice(0, 2), lines: new Map() });
  expect(await withCopies(few, one ? [one] : [])).toBe(few);
  expect(clusterCounts(few.samples)).toBeUndefined();
});

test("of several pictures all must be equal, each in its place", async () => {
  const pairs = [
    ["cat/1.png", "cat/2.png"],
    ["dog/3.png", "cat/2.png"],
    ["cat/2.png", "cat/1.png"],
    ["cat/1.png", "cat/1.png"],
  ];
  const samples = pairs.map(([left = "", right = ""], at) => ({
    ...{ id: String(at), label: "cat", files: { left, right } },
  }));
  const [tree] = await trees();
  const found = await withCopies(truthOf({ file: "l", samples, lines: new Map() }), partsIn(tree));
  const inputs = found.samples.map(({ input }) => input);
  expect(inputs[0]).toBeDefined();
  expect(inputs).toEqual([inputs[0], inputs[0], undefined, undefined]);
});
