import { expect, test } from "vitest";
import { samplesFromFolders } from "../../src/samples/folders.ts";

test("a folder per class gives each image its folder's name as label", () => {
  const { samples, ignored } = samplesFromFolders(["dog/a.JPG", "cat/deep/b.png"], "Eval");
  expect(samples).toEqual([
    { id: "cat/deep/b.png", label: "cat" },
    { id: "dog/a.JPG", label: "dog" },
  ]);
  expect(ignored).toEqual([]);
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
  const { samples, ignored } = samplesFromFolders(paths, "Eval");
  expect(samples).toHaveLength(1);
  expect(ignored).toEqual([".DS_Store", "cat/._a.png", "cat/notes.txt"]);
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
