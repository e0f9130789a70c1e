import { describe, expect, test } from "vitest";
import { asideNotes } from "../../src/judge/notes.ts";
import { setAside } from "../../src/samples/set-aside.ts";

const of = (...files: string[]) => setAside({ folder: "Eval", files });

describe("what is no sample below a folder of images", () => {
  test("is counted by kind, with the first few as people count", () => {
    const many = Array.from({ length: 12 }, (_, at) => `red/${12 - at}.webm`);
    const found = of("red/a.png", ...many, "red/a.cr2", "red/a.txt", "red/.b.png", ".c/d.png");
    expect(found).toEqual([
      {
        folder: "Eval",
        count: 16,
        byKind: { unread: 1, movie: 12, hidden: 2, other: 1 },
        examples: [".c/d.png", "red/1.webm", "red/2.webm", "red/3.webm", "red/4.webm"],
      },
    ]);
  });

  test.each([
    [".DS_Store"],
    ["red/Thumbs.db"],
    ["red/THUMBS.DB"],
    ["red/ehthumbs.db"],
    ["red/desktop.ini"],
    ["red/._a.png"],
    ["red/Icon\r"],
    ["red/.gitkeep"],
    [".gitattributes"],
    ["__MACOSX/red/._a.png"],
    ["__MACOSX/red/a.png"],
    ["red/@eaDir/a.png/SYNOPHOTO_THUMB_M.jpg"],
    [".Spotlight-V100/store.db"],
    ["red/a.mov"],
    ["red/A.MOV"],
    ["red/a.MP4"],
    ["red/a.AAE"],
    ["red/a.png.xmp"],
  ])("is not %s, which systems and cameras leave beside a photo", (path) => {
    expect(of("red/a.png", path)).toEqual([]);
  });

  test.each([
    ["red/b.mov", "movie"],
    ["blue/a.mov", "movie"],
    ["red/a.webm", "movie"],
    ["red/a.txt", "other"],
    ["red/my Thumbs.db", "other"],
    ["red/a.jxl", "unread"],
  ])("is %s, a %s", (path, kind) => {
    expect(of("red/a.png", path)[0]?.byKind).toEqual({ [kind]: 1 });
  });

  test.each(["a.heic", "a.HEIF", "a.hif", "a.AVIF", "a.jfif", "a.JPEG", "a.pnm", "a.tiff"])(
    "is not %s, which is read",
    (name) => expect(of(`red/${name}`)).toEqual([]),
  );

  test("is, where a label file says so, whatever it does not name", () => {
    const labels = { file: "labels.csv", named: new Set(["a.png", "b.raw"]) };
    const files = ["a.png", "b.raw", "c.png", "._c.png", "a.mov", "d.mov"];
    expect(setAside({ folder: "Eval", files, labels })).toEqual([
      {
        ...{ folder: "Eval", labels: "labels.csv", count: 2 },
        byKind: { unnamed: 1, movie: 1 },
        examples: ["c.png", "d.mov"],
      },
    ]);
  });
});

describe("the sentence about it", () => {
  test("counts one as one", () => {
    expect(asideNotes({ aside: of("a.txt") })).toEqual([
      "1 file of Eval is no sample and was set aside (1 file of another kind): a.txt",
    ]);
  });

  test("is bounded, and shows no character that hides, whatever the files are called", () => {
    const long = Array.from({ length: 1000 }, (_, at) => `${"x".repeat(200)}\u202e\n${at}.txt`);
    const [note = ""] = asideNotes({ aside: of(...long) });
    expect(note).toContain("and 995 more");
    expect(note.length).toBeLessThan(500);
    expect(note).not.toMatch(/[\n\u202e]/);
  });

  test("is not there where nothing was set aside", () => {
    expect(asideNotes({ aside: [] })).toEqual([]);
    expect(asideNotes(undefined)).toEqual([]);
  });
});
