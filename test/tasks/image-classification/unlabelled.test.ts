import { describe, expect, test } from "vitest";
import { readLabels } from "../../../src/tasks/image-classification/label-file.ts";
import { withUnlabelled } from "../../../src/tasks/image-classification/unlabelled.ts";

const LABELLED = readLabels("file,label\na.png,cat\nb.png,dog\n", "labels.csv");
const images = (...files: string[]) => ({ images: { folder: "more", files } });
const more = (text: string) => readLabels(text, "more.csv", { mayLack: true });

describe("unlabelled samples", () => {
  test("are every image of a folder, after the labelled ones and apart from them", () => {
    const { samples, aside } = withUnlabelled(LABELLED, images("b.png", "notes.txt", "a.png"));
    expect(aside).toEqual([
      { folder: "more", count: 1, byKind: { other: 1 }, examples: ["notes.txt"] },
    ]);
    expect(samples).toEqual([
      { id: "a.png", label: "cat" },
      { id: "b.png", label: "dog" },
      { id: "unlabelled/a.png", unlabelled: "a.png" },
      { id: "unlabelled/b.png", unlabelled: "b.png" },
    ]);
  });

  test("have the labels that somebody has given them since, and where those stand", () => {
    const labels = more("file,label\nb.png,\na.png,fox\n");
    const { samples, unlabelled } = withUnlabelled(LABELLED, {
      ...images("a.png", "b.png"),
      labels,
    });
    expect(samples.slice(2)).toEqual([
      { id: "unlabelled/a.png", label: "fox", unlabelled: "a.png" },
      { id: "unlabelled/b.png", unlabelled: "b.png" },
    ]);
    expect(unlabelled?.file).toBe("more.csv");
    expect(unlabelled?.lines.get("unlabelled/a.png")).toBe(3);
  });

  test("are the rows that a file names, in its order, where they are arrays", () => {
    const { samples } = withUnlabelled(LABELLED, { labels: more("id,label\nz,\ny,cat\n") });
    expect(samples.slice(2).map(({ unlabelled, label }) => [unlabelled, label])).toEqual([
      ["z", undefined],
      ["y", "cat"],
    ]);
  });

  test("with a label for a file that is not there are refused at its line", () => {
    const found = { ...images("a.png"), labels: more("file,label\nc.png,cat\n") };
    expect(() => withUnlabelled(LABELLED, found)).toThrow(
      "more.csv:2 there is no file c.png below the images folder",
    );
  });

  test("that a labelled example has the name of are refused", () => {
    const labelled = readLabels("file,label\nunlabelled/a.png,cat\n", "labels.csv");
    expect(() => withUnlabelled(labelled, images("a.png"))).toThrow(
      "labels.csv unlabelled/a.png is the name of a labelled example and of an unlabelled one",
    );
  });

  test("need no label, which labelled ones do", () => {
    expect(() => readLabels("file,label\na.png,\n", "labels.csv")).toThrow("a.png has no label");
  });
});
