import { expect, test } from "vitest";
import { clustersOf } from "../../../src/tasks/columns/clusters.ts";
import { readLabels } from "../../../src/tasks/image-classification/label-file.ts";

const numbered = (clusters: Int32Array | undefined) => {
  const names = new Map<number, number>();
  return (
    clusters && Array.from(clusters, (one) => names.get(one) ?? names.set(one, names.size).size - 1)
  );
};

test("samples without copies and groups are no clusters", () => {
  expect(clustersOf([{}, { input: "a" }, { group: "v" }])).toBeUndefined();
});

test("copies, and samples of a group, hang together, by whichever of the two", () => {
  const samples = [
    { input: "a", group: "v" },
    { group: "w" },
    { input: "a" },
    {},
    { input: "b", group: "v" },
    { input: "b" },
  ];
  expect(numbered(clustersOf(samples))).toEqual([0, 1, 0, 2, 0, 0]);
});

test("an input and a group of one name are two things", () => {
  expect(clustersOf([{ input: "a" }, { group: "a" }])).toBeUndefined();
});

test("a column called group says which samples resemble each other; an empty field stands alone", () => {
  const { samples } = readLabels("id,label,group\n1,cat,v1\n2,cat,\n3,dog,v1\n", "labels.csv");
  expect(samples).toEqual([
    { id: "1", group: "v1", label: "cat" },
    { id: "2", label: "cat" },
    { id: "3", group: "v1", label: "dog" },
  ]);
});
