import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { pictureSize } from "../../src/project/pictures.ts";

test("a picture's beginning tells its size", async () => {
  const bytes = await readFile("fixtures/detection/Pictures/canvas-001.png");
  const coco: unknown = JSON.parse(await readFile("fixtures/detection/instances.json", "utf8"));
  const size = pictureSize(bytes.subarray(0, 64));
  expect(coco).toMatchObject({
    images: expect.arrayContaining([
      expect.objectContaining({ file_name: "canvas-001.png", ...size }),
    ]),
  });
  expect(size?.width).toBeGreaterThan(0);
});

test("a photo that lies on its side in its file is as people see it", () => {
  expect(pictureSize(jpeg(640, 480, 1))).toEqual({ width: 640, height: 480 });
  expect(pictureSize(jpeg(640, 480, 3))).toEqual({ width: 640, height: 480 });
  expect(pictureSize(jpeg(640, 480, 6))).toEqual({ width: 480, height: 640 });
  expect(pictureSize(jpeg(640, 480, 8))).toEqual({ width: 480, height: 640 });
});

test.each([
  ["nothing", new Uint8Array()],
  ["a text", new TextEncoder().encode("version https://git-lfs.github.com/spec/v1\n".repeat(9))],
  ["a picture that is cut short", jpeg(640, 480, 1).subarray(0, 20)],
  ["a picture of no size", jpeg(0, 0, 1)],
])("%s tells none", (_, bytes) => {
  expect(pictureSize(bytes)).toBeUndefined();
});

/** The header of a JPEG with an orientation in EXIF, and no picture behind it. */
function jpeg(width: number, height: number, orientation: number): Uint8Array {
  const exif = [
    ...[..."Exif"].map((letter) => letter.charCodeAt(0)),
    ...[
      0,
      0,
      0x4d,
      0x4d,
      0,
      42,
      0,
      0,
      0,
      8,
      0,
      1,
      0x01,
      0x12,
      0,
      3,
      0,
      0,
      0,
      1,
      0,
      orientation,
      0,
      0,
    ],
    ...[0, 0, 0, 0],
  ];
  const frame = [8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0];
  return Uint8Array.from([
    ...[0xff, 0xd8, 0xff, 0xe1, 0, exif.length + 2, ...exif],
    ...[0xff, 0xc0, 0, frame.length + 2, ...frame],
    ...[0xff, 0xd9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  ]);
}
