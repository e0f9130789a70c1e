import { expect, test } from "vitest";
import { samplesFromFolders } from "../../../src/tasks/image-classification/folders.ts";

test("a folder per class gives each image its folder's name as label", () => {
  const { samples, aside } = samplesFromFolders(["dog/a.JPG", "cat/deep/b.png"], "Eval");
  expect(samples).toEqual([
    { id: "cat/deep/b.png", label: "cat" },
    { id: "dog/a.JPG", label: "dog" },
  ]);
  expect(aside).toBeUndefined();
});

test("images come in the order people count, whatever order they were found in", () => {
  const paths = ["2/b.png", "10/a.png", "2/a10.png", "2/a9.png", "2/a09.png"];
  const ordered = ["2/a09.png", "2/a9.png", "2/a10.png", "2/b.png", "10/a.png"];
  expect(samplesFromFolders(paths, "Eval").samples.map(({ id }) => id)).toEqual(ordered);
  expect(samplesFromFolders(paths.toReversed(), "Eval").samples.map(({ id }) => id)).toEqual(
    ordered,
  );
});

test("files that are no images are named, not silently dropped", () => {
  const paths = ["cat/a.png", "cat/._a.png", "cat/notes.txt", ".DS_Store"];
  const { samples, aside } = samplesFromFolders(paths, "Eval");
  expect(samples).toHaveLength(1);
  expect(aside).toEqual([
    { folder: "Eval", count: 1, byKind: { other: 1 }, examples: ["cat/notes.txt"] },
  ]);
});

test("an image in no class's folder is a problem, not a sample without label", () => {
  expect(() => samplesFromFolders(["cat/a.png", "b.png"], "Eval")).toThrow(
    "Eval b.png is in no class's folder",
  );
});

test("a folder without images says what it should hold", () => {
  expect(() => samplesFromFolders(["cat/a.txt"], "Eval")).toThrow(
    /^Eval has no images\n {2}accepted:/,
  );
});

test("a class of which no file is an image is a problem, not a class that vanishes", () => {
  const paths = [
    "cat/a.png",
    "dog/b.webm",
    "dog/deep/c.cr2",
    "fox/.gitkeep",
    ".cache/d.bin",
    "e.txt",
  ];
  expect(() => samplesFromFolders(paths, "Eval")).toThrow(
    /^Eval has no image that can be read in the folder of class dog: dog\/b.webm, dog\/deep\/c.cr2\n.*\nEval .* class fox: fox\/.gitkeep\n.*$/,
  );
});

test("a folder that is named like a picture is a folder", () => {
  const { samples } = samplesFromFolders(["cat.png/a.JPG", "cat.png/b.png/c.png"], "Eval");
  expect(samples).toEqual([
    { id: "cat.png/a.JPG", label: "cat.png" },
    { id: "cat.png/b.png/c.png", label: "cat.png" },
  ]);
});
