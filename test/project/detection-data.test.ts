import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { sizesBelow } from "../../src/project/pictures.ts";
import { textsBelow } from "../../src/project/texts.ts";
import { Checkout, open } from "../git/disposable.ts";

const PICTURE = readFileSync("fixtures/detection/Pictures/canvas-001.png");

/** A header, and behind a profile larger than what is read at first the frame that tells the size. */
function largeJpeg(): Buffer {
  const profile = Buffer.alloc(65_000);
  const segment = Buffer.concat([Buffer.from([0xff, 0xe2, 0xfd, 0xea]), profile]);
  const frame = Buffer.from([0xff, 0xc0, 0, 11, 8, 0, 30, 0, 40, 1, 1, 0x11, 0, 0xff, 0xd9]);
  const start = Buffer.from([0xff, 0xd8]);
  return Buffer.concat([
    start,
    ...Array.from({ length: 6 }, () => segment),
    frame,
    Buffer.alloc(9),
  ]);
}

const FILES = {
  "Eval/labels/a.txt": "0 0.5 0.5 0.1 0.1\n",
  "Eval/labels/street/b.txt": "1 0.5 0.5 0.1 0.1\n",
  "Eval/labels/street/c.TXT": "2 0.5 0.5 0.1 0.1\n",
  "Eval/labels/notes.md": "no labels",
  "Eval/images/a.png": PICTURE,
  "Eval/images/street/b.jpg": largeJpeg(),
  "Eval/images/none.png": "no picture",
};

test.each(["a commit", "the working tree"])(
  "the texts below a folder of %s are those that end so",
  async (state) => {
    const checkout = Checkout.init();
    const commit = checkout.commit(FILES);
    const project = await open(checkout);
    const tree = state === "a commit" ? project.at(commit) : project.working();
    expect(await textsBelow({ tree, path: "Eval/labels" }, ".txt")).toEqual([
      { file: "Eval/labels/a.txt", text: "0 0.5 0.5 0.1 0.1\n" },
      { file: "Eval/labels/street/b.txt", text: "1 0.5 0.5 0.1 0.1\n" },
      { file: "Eval/labels/street/c.TXT", text: "2 0.5 0.5 0.1 0.1\n" },
    ]);
  },
);

test.each(["a commit", "the working tree"])(
  "the pictures below a folder of %s tell their sizes",
  async (state) => {
    const checkout = Checkout.init();
    const commit = checkout.commit(FILES);
    const project = await open(checkout);
    const tree = state === "a commit" ? project.at(commit) : project.working();
    const asked = ["a.png", "street/b.jpg", "none.png", "gone.png"];
    const sizes = await sizesBelow({ tree, path: "Eval/images" }, asked);
    expect([...sizes.keys()].sort()).toEqual(["a.png", "street/b.jpg"]);
    expect(sizes.get("street/b.jpg")).toEqual({ width: 40, height: 30 });
    expect([...(await sizesBelow({ tree, path: "Eval/images" }, [])).keys()]).toEqual([]);
  },
);

test("one of many texts that is no label of any picture ends the reading", async () => {
  const checkout = Checkout.init();
  const commit = checkout.commit({ "labels/a.txt": Buffer.alloc(11 * 2 ** 20, 32) });
  const tree = (await open(checkout)).at(commit);
  await expect(textsBelow({ tree, path: "labels" }, ".txt")).rejects.toThrow(
    "labels/a.txt is larger than 10 MiB",
  );
});
