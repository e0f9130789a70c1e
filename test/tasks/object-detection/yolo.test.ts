import { describe, expect, test } from "vitest";
import { UserError } from "../../../src/catalog/errors.ts";
import { readNames, readYolo, type YoloFolder } from "../../../src/tasks/object-detection/yolo.ts";

const SIZE = { width: 200, height: 100 };

function folder(texts: Record<string, string>, pictures: readonly string[]): YoloFolder {
  return {
    folder: "Eval/labels",
    texts: Object.entries(texts).map(([path, text]) => ({ file: `Eval/labels/${path}`, text })),
    images: { folder: "Eval/images", files: pictures, data: pictures },
    sizes: new Map(pictures.map((path) => [path, SIZE])),
    names: ["cat", "dog"],
  };
}

function problemsOf(run: () => unknown): string[] {
  try {
    run();
  } catch (error) {
    if (error instanceof UserError)
      return error.problems.map(({ message, at }) =>
        [at?.file, at?.line, message].filter((part) => part !== undefined).join(":"),
      );
    throw error;
  }
  return [];
}

const labelled = (text: string) => folder({ "a.txt": text }, ["a.jpg"]);

test("the shares of a line are a box in the picture's pixels; a picture without a text shows nothing", () => {
  const texts = { "a.txt": "1 0.5 0.5 0.25 0.5\n\n0 0.1 0.2 0.2 0.4\r\n", "street/c.txt": "" };
  const { samples, file } = readYolo(folder(texts, ["street/c.png", "b.jpg", "a.jpg", "notes.md"]));
  expect(file).toBe("Eval/labels");
  expect(samples).toEqual([
    {
      ...{ id: "a.jpg", ...SIZE, labels: ["dog", "cat"], area: [2500, 1600], crowd: [0, 0] },
      boxes: [
        [75, 25, 50, 50],
        [0, 0, 40, 40],
      ],
    },
    { id: "b.jpg", ...SIZE, boxes: [], labels: [], area: [], crowd: [] },
    { id: "street/c.png", ...SIZE, boxes: [], labels: [], area: [], crowd: [] },
  ]);
});

test("where nobody names the classes they have their numbers", () => {
  const { names: _, ...unnamed } = labelled("7 0.5 0.5 0.1 0.1");
  expect(readYolo(unnamed).samples[0]?.labels).toEqual(["7"]);
});

describe("is told with file and line", () => {
  const first = "Eval/labels/a.txt:2:";
  test.each([
    ["1 0.5 0.5 0.25", "has 4 numbers, and a box has 5"],
    ["1 0.1 0.1 0.2 0.1 0.2 0.2 0.1 0.2", "has 9 numbers, and a box has 5"],
    ["1 0.5 0.5 0.25 half", "1 0.5 0.5 0.25 half is not five numbers"],
    ["1 0.5 nan 0.25 0.1", "1 0.5 nan 0.25 0.1 is not five numbers"],
    ["2 0.5 0.5 0.25 0.1", "is of class 2, and 2 have names"],
    ["1.5 0.5 0.5 0.25 0.1", "1.5 is no class"],
    ["-1 0.5 0.5 0.25 0.1", "-1 is no class"],
    ["1 75 25 50 50", "1 75 25 50 50 is not in shares of the sides"],
    ["1 0.95 0.5 0.2 0.1", "the box [170, 45, 40, 10] leaves its picture of 200 x 100 pixels"],
    ["1 0.5 0.5 0 0.1", "the box [100, 45, 0, 10] has no area"],
    ["0 0.5 0.5 0.5 0.5", "says the same as line 1"],
  ])("%s", (line, told) => {
    const text = `0 0.5 0.5 0.5 0.5\n${line}\n`;
    expect(problemsOf(() => readYolo(labelled(text)))).toEqual([`${first}${told}`]);
  });
});

describe("is told", () => {
  test("a text of no picture, and two pictures of one text, all at once", () => {
    const yolo = folder({ "a.txt": "", "b.txt": "" }, ["a.jpg", "a.png"]);
    expect(problemsOf(() => readYolo(yolo))).toEqual([
      "Eval/images:has a.jpg and a.png, which would share their labels",
      "Eval/labels/b.txt:there is no image b in Eval/images",
    ]);
  });

  test("a picture that does not tell its size", () => {
    const yolo = { ...labelled("0 0.5 0.5 0.1 0.1"), sizes: new Map() };
    expect(problemsOf(() => readYolo(yolo))).toEqual([
      "Eval/images/a.jpg:does not say its size, without which labels are no boxes",
    ]);
  });

  test("a folder without pictures, and labels that fit none of them", () => {
    expect(problemsOf(() => readYolo(folder({}, [])))).toEqual(["Eval/images:has no images"]);
    expect(problemsOf(() => readYolo(folder({}, ["a.jpg"])))).toEqual([
      "Eval/labels:has no label of any image",
    ]);
  });
});

describe("the names of classes", () => {
  test.each([
    ["data.yaml", "path: .\nnames:\n  1: dog\n  0: cat\n"],
    ["data.yml", "names: [cat, dog]\nnc: 2\n"],
    ["classes.txt", "cat\ndog\n\n"],
  ])("are read from %s", (file, text) => {
    expect(readNames({ file, text })).toEqual(["cat", "dog"]);
  });

  test.each([
    ["data.yaml", "nc: 2\n", "has no names of classes"],
    ["data.yaml", "names: { 0: cat, 2: dog }\n", "names classes that do not count 0, 1, 2 …"],
    ["data.yaml", "names: []\n", "names no class"],
    ["data.yaml", "names: [cat\n", "is not YAML"],
    ["classes.txt", "cat\ncat\n", "names cat twice"],
    ["classes.txt", "\n", "names no class"],
  ])("in %s, %j are refused", (file, text, told) => {
    expect(problemsOf(() => readNames({ file, text }))[0]).toContain(`${file}:${told}`);
  });
});
