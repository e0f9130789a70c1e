import { describe, expect, test } from "vitest";
import type { Inspected } from "../../src/contract/protocol.ts";
import { searchData } from "../../src/proposal/data.ts";
import { INSPECTED } from "../inspected.ts";

const PETS: Inspected = {
  ...INSPECTED,
  inputs: [{ name: "picture", kind: "image", optional: false }],
};
const DIGITS: Inspected = {
  ...INSPECTED,
  inputs: [{ name: "pixels", kind: "multiarray", shape: [1, 8, 8], optional: false }],
  classes: null,
  classCount: 10,
};

async function search(
  model: Inspected,
  paths: readonly string[],
  tables: Record<string, string> = {},
) {
  const text = async (path: string) => tables[path];
  const size = async () => undefined;
  return await searchData(model, { paths: [...paths, ...Object.keys(tables)], text, size });
}

async function found(...args: Parameters<typeof search>) {
  return (await search(...args)).found.map(({ places, n }) => ({ ...places, n }));
}

describe("for a model that takes images, data is", () => {
  test("a folder with a folder per class", async () => {
    const paths = ["Eval/pets/cat/1.jpg", "Eval/pets/cat/2.jpg", "Eval/pets/dog/1.png"];
    expect(await found(PETS, paths)).toEqual([{ images: "Eval/pets", n: 3 }]);
  });

  test("a table of files and the folder that its files count from", async () => {
    const tables = { "Eval/labels.csv": "file,label\npets/1.jpg,cat\npets/2.jpg,dog\n" };
    const paths = ["other/pets/1.jpg", "Eval/pictures/pets/1.jpg", "Eval/pictures/pets/2.jpg"];
    expect(await found(PETS, paths, tables)).toEqual([
      { images: "Eval/pictures", labels: "Eval/labels.csv", n: 2 },
    ]);
  });

  test("not the folders of an app's icons: its classes are others", async () => {
    const { found, unfit } = await search(PETS, [
      "App.xcassets/A.appiconset/a.png",
      "App.xcassets/B/b.png",
    ]);
    expect(found).toEqual([]);
    expect(unfit[0]?.why).toContain("is no class of the model");
  });

  test("not a table whose files are missing", async () => {
    const tables = { "labels.csv": "file,label\nx/1.jpg,cat\nx/2.jpg,dog\n" };
    const { found, unfit } = await search(PETS, ["Eval/x/1.jpg"], tables);
    expect(found).toEqual([]);
    expect(unfit).toEqual([
      { path: "labels.csv", why: expect.stringContaining("there is no file x/2.jpg below") },
    ]);
  });

  test("rather what was held back than what was trained on, and rather more than less", async () => {
    const folder = (name: string, count: number) =>
      ["cat", "dog"].flatMap((label) =>
        Array.from({ length: count }, (_, i) => `${name}/${label}/${i}.png`),
      );
    const paths = [
      ...folder("data/train", 9),
      ...folder("data/more", 5),
      ...folder("data/test", 2),
    ];
    const { found } = await search(PETS, paths);
    expect(found.map(({ places }) => places.images)).toEqual([
      "data/test",
      "data/more",
      "data/train",
    ]);
  });
});

describe("for a model that takes arrays, data is", () => {
  const TABLE = "id,label,ink\na,3,light\nb,9,heavy\n";

  test("a table beside an archive, of its name where there are several", async () => {
    const paths = ["e/a.npz", "e/digits.npz", "f/labels.npz"];
    expect(await found(DIGITS, paths, { "e/digits.csv": TABLE })).toEqual([
      { arrays: "e/digits.npz", labels: "e/digits.csv", n: 2 },
    ]);
  });

  test("not a table alone, nor one of another model's classes, nor one that is no label file", async () => {
    expect(await found(DIGITS, ["f/x.npz"], { "e/labels.csv": TABLE })).toEqual([]);
    expect(await found(DIGITS, ["e/x.npz"], { "e/labels.csv": "id,label\na,12\n" })).toEqual([]);
    const { unfit } = await search(DIGITS, ["e/x.npz"], { "e/prices.csv": "what,price\na,12\n" });
    expect(unfit[0]?.why).toContain("has no column");
  });

  test("images, where its array may be a picture", async () => {
    const paths = ["a/1/x.png", "a/2/y.png"];
    expect(await found(DIGITS, paths)).toEqual([{ images: "a", n: 2 }]);
    const [input] = DIGITS.inputs.map((one) => ({ ...one, shape: [1, 128] }));
    expect(await found({ ...DIGITS, inputs: input ? [input] : [] }, paths)).toEqual([]);
  });
});
