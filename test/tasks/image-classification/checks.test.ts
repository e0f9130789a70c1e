import { describe, expect, test } from "vitest";
import { describeProblem } from "../../../src/catalog/errors.ts";
import { checkFiles } from "../../../src/samples/check-images.ts";
import { checkLabels, namingOfLabels } from "../../../src/tasks/image-classification/checks.ts";
import { samplesFromFolders } from "../../../src/tasks/image-classification/folders.ts";
import { readLabels } from "../../../src/tasks/image-classification/label-file.ts";

const labels = readLabels("file,label\n1.png,cat\n2.png,dogg\n3.png,dogg\n", "labels.csv");

describe("labels against the model's classes", () => {
  test("are fine where the model has every one", () => {
    expect(checkLabels(labels, ["cat", "dogg", "bird"], null)).toEqual([]);
  });

  test("are told once each, where they first stand, with the nearest class", () => {
    expect(checkLabels(labels, ["cat", "dog"], null).map(describeProblem)).toEqual([
      "labels.csv:3 label dogg is no class of the model; did you mean dog? (2 samples)\n  accepted: cat, dog; or, for all labels, the classes' numbers 0 to 1",
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
      "Eval label dogg is no class of the model; did you mean dog? (1 sample)\n  accepted: cat, dog; or, for all labels, the classes' numbers 0 to 1",
    ]);
  });

  test("that look like a class and are stored in another way are told so", () => {
    const folders = samplesFromFolders(["cafe\u0301/1.png"], "Eval");
    const [problem] = checkLabels(folders, ["caf\u00e9", "cat"], null);
    expect(problem?.message).toMatch(/its accents stored in another way \(NFC and NFD\)/);
  });

  test("may all be the numbers of classes that have words", () => {
    const numbers = (...all: string[]) =>
      readLabels(`id,label\n${all.map((label, at) => `${at},${label}`).join("\n")}`, "l.csv");
    const words = ["cat", "dog", "cat"];
    expect(namingOfLabels(numbers("2", "0"), words)).toEqual({ by: "number", words });
    expect(checkLabels(numbers("2", "0", "1"), words, 3)).toEqual([]);
    expect(checkLabels(numbers("0", "3", "3"), words, 3).map(describeProblem)).toEqual([
      "l.csv:3 label 3 is no class of the model; did you mean 0? (2 samples)\n  accepted: 0 to 2",
    ]);
    // Beside a word a number is none, nor is one that nobody counts so.
    expect(checkLabels(numbers("0", "cat"), words, 3)).toHaveLength(1);
    expect(checkLabels(numbers("0", "01"), words, 3)).toHaveLength(2);
  });

  test("that are numbers are words where the model calls a class by a number", () => {
    const years = readLabels("id,label\na,1\nb,2\nc,3", "years.csv");
    expect(namingOfLabels(years, ["3", "1", "2"])).toEqual({ by: "word" });
    expect(checkLabels(years, ["1", "2", "other"], 3).map(describeProblem)).toEqual([
      "years.csv:4 label 3 is no class of the model; did you mean 1? (1 sample)\n  accepted: 1, 2, other",
    ]);
  });

  test("name what is accepted once, however many are strange", () => {
    const problems = checkLabels(readLabels("id,label\na,x1\nb,x2", "l.csv"), ["cat"], 1);
    expect(problems.map(({ fix }) => fix !== undefined)).toEqual([true, false]);
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
