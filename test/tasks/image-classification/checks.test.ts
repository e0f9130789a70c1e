import { describe, expect, test } from "vitest";
import { describeProblem } from "../../../src/catalog/errors.ts";
import { checkFiles } from "../../../src/samples/check-images.ts";
import { checkLabels } from "../../../src/tasks/image-classification/checks.ts";
import { samplesFromFolders } from "../../../src/tasks/image-classification/folders.ts";
import { readLabels } from "../../../src/tasks/image-classification/label-file.ts";

const labels = readLabels("file,label\n1.png,cat\n2.png,dogg\n3.png,dogg\n", "labels.csv");

describe("labels against the model's classes", () => {
  test("are fine where the model has every one", () => {
    expect(checkLabels(labels, ["cat", "dogg", "bird"], null)).toEqual([]);
  });

  test("are told once each, where they first stand, with the nearest class", () => {
    expect(checkLabels(labels, ["cat", "dog"], null).map(describeProblem)).toEqual([
      "labels.csv:3 label dogg is no class of the model; did you mean dog? (2 samples)\n  accepted: cat, dog",
    ]);
  });

  test("are numbers where the model has no class labels", () => {
    const digits = readLabels("id,label\na,0\nb,9\nc,10\nd,01", "labels.csv");
    expect(checkLabels(digits, null, 10).map(({ at }) => at?.line)).toEqual([4, 5]);
  });

  test("are not checked where the model tells neither classes nor their number", () => {
    expect(checkLabels(labels, null, null)).toEqual([]);
  });

  test("are told by folder where the folders are the classes", () => {
    const folders = samplesFromFolders(["cat/1.png", "dogg/2.png"], "Eval");
    expect(checkLabels(folders, ["cat", "dog"], null).map(describeProblem)).toEqual([
      "Eval label dogg is no class of the model; did you mean dog? (1 sample)\n  accepted: cat, dog",
    ]);
  });

  test("that look like a class and are stored in another way are told so", () => {
    const folders = samplesFromFolders(["cafe\u0301/1.png"], "Eval");
    const [problem] = checkLabels(folders, ["caf\u00e9", "cat"], null);
    expect(problem?.message).toMatch(/its accents stored in another way \(NFC and NFD\)/);
  });

  test("are capped, and the rest counted", () => {
    const rows = Array.from({ length: 30 }, (_, i) => `${i},strange-${i}`).join("\n");
    const problems = checkLabels(readLabels(`id,label\n${rows}`, "l.csv"), ["cat"], null);
    expect(problems).toHaveLength(21);
    expect(problems.at(-1)?.message).toBe("and 10 more like this");
  });
});

describe("label files against the images that are there", () => {
  test("are fine where every file is", () => {
    expect(checkFiles(labels, new Set(["1.png", "2.png", "3.png", "4.png"]))).toEqual([]);
  });

  test("have a problem at the line of each file that is not, with one that differs in case", () => {
    expect(checkFiles(labels, new Set(["1.png", "2.PNG"])).map(describeProblem)).toEqual([
      "labels.csv:3 there is no file 2.png below the images folder; did you mean 2.PNG?",
      "labels.csv:4 there is no file 3.png below the images folder",
    ]);
  });
});
