import { describe, expect, test } from "vitest";
import { UserError } from "../../../src/catalog/errors.ts";
import { readLabels } from "../../../src/tasks/image-classification/label-file.ts";

const read = (text: string, sliceBy?: string[]) => readLabels(text, "labels.csv", { sliceBy });

function messageOf(text: string, sliceBy?: string[]): string {
  try {
    read(text, sliceBy);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  throw new Error("these labels were accepted");
}

describe("a label file", () => {
  test("gives a sample for each row, with the line of each", () => {
    const { samples, lines } = read("file,label\na/1.png,cat\na/2.png,dog\n");
    expect(samples).toEqual([
      { id: "a/1.png", label: "cat" },
      { id: "a/2.png", label: "dog" },
    ]);
    expect([...lines]).toEqual([
      ["a/1.png", 2],
      ["a/2.png", 3],
    ]);
  });

  test("names its samples by id as well as by file", () => {
    expect(read("label,id\n7,row-1").samples).toEqual([{ id: "row-1", label: "7" }]);
  });

  test("gives the slice columns that the policy asks for, and only these", () => {
    expect(read("id,label,lighting,camera\n1,cat,dark,front", ["lighting"]).samples).toEqual([
      { id: "1", slices: { lighting: "dark" }, label: "cat" },
    ]);
  });

  test("may have a byte order mark, Windows line ends, blank lines and spaces around fields", () => {
    const { samples, lines } = read("\uFEFFid, label\r\n\r\n1, cat\r\n2,dog \r\n");
    expect(samples).toEqual([
      { id: "1", label: "cat" },
      { id: "2", label: "dog" },
    ]);
    expect(lines.get("2")).toBe(4);
  });

  test("keeps commas, quotes and line breaks of quoted fields, and counts lines past them", () => {
    const { samples, lines } = read('id,label\n1,"a, ""b""\nc"\n2,d\n3,e');
    expect(samples[0]).toEqual({ id: "1", label: 'a, "b"\nc' });
    expect([...lines.values()]).toEqual([2, 4, 5]);
  });

  test.each([
    ["is empty", "", "labels.csv is empty\n  it begins with a header such as file,label"],
    ["has a header alone", "file,label\n", "labels.csv has a header but no samples"],
    [
      "has no label column",
      "file,lable\na.png,cat",
      "labels.csv:1 has no column label; is it lable?\n  found: file, lable",
    ],
    [
      "has no column that names its samples",
      "image,label\na.png,cat",
      "labels.csv:1 has no column id or file\n  found: image, label",
    ],
    [
      "has both id and file",
      "id,file,label\n1,a.png,cat",
      "labels.csv:1 has both id and file: keep the one that names the samples",
    ],
    ["has a column twice", "id,label,label\n1,a,b", "labels.csv:1 has the column label twice"],
    ["has an id twice", "id,label\n1,cat\n2,cat\n1,dog", "labels.csv:4 id 1 is already in line 2"],
    ["has an empty label", "file,label\na.png,", "labels.csv:2 a.png has no label"],
    ["has an empty id", "file,label\n,cat", "labels.csv:2 has no file"],
    [
      "has too few fields",
      "id,label,light\n1,cat",
      "labels.csv:2 has 2 fields where the header has 3",
    ],
    [
      "has too many fields",
      "id,label\n1,cat,x",
      "labels.csv:2 has 3 fields where the header has 2",
    ],
    [
      "leads out of the images folder",
      "file,label\n../a.png,cat",
      "labels.csv:2 file ../a.png is not a path below the images folder",
    ],
    [
      "has an absolute path",
      "file,label\n/etc/a.png,cat",
      "labels.csv:2 file /etc/a.png is not a path below the images folder",
    ],
  ])("is refused when it %s", (_, text, message) => {
    expect(messageOf(text)).toBe(message);
  });

  test("is refused when it lacks a slice column, naming the nearest", () => {
    expect(messageOf("id,label,lighting\n1,cat,dark", ["lightning"])).toBe(
      "labels.csv:1 has no column lightning, which slice-by names; did you mean lighting?\n  found: id, label, lighting",
    );
  });

  test("is refused with the line where a quote is left open", () => {
    expect(messageOf('id,label\n1,"cat\n')).toMatch(
      /^labels\.csv:\d+ is not CSV that can be read: Quote Not Closed/,
    );
  });

  test("tells all its problems at once, and counts those after the twentieth", () => {
    expect(messageOf("id,label\n1,\n,cat").split("\n")).toHaveLength(2);
    const many = Array.from({ length: 50 }, (_, i) => `${i},`).join("\n");
    expect(messageOf(`id,label\n${many}`).split("\n")).toHaveLength(21);
    expect(messageOf(`id,label\n${many}`)).toMatch(/and 30 more like this$/);
  });

  test("keeps an id or a slice named like a part of every object harmless", () => {
    const { samples } = read("id,label,__proto__\n__proto__,constructor,x", ["__proto__"]);
    expect(samples[0]?.id).toBe("__proto__");
    expect(Object.entries(samples[0]?.slices ?? {})).toEqual([["__proto__", "x"]]);
    expect("polluted" in {}).toBe(false);
  });
});
