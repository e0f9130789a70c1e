import { open, readFile } from "node:fs/promises";
import { imageSize } from "image-size";
import type { PictureSize } from "../samples/truth.ts";
import { contentsBelow, type HeldFolder } from "./texts.ts";

/** Of pictures below a folder, those whose size their beginning tells. */
export async function sizesBelow(
  part: HeldFolder,
  files: readonly string[],
): Promise<ReadonlyMap<string, PictureSize>> {
  const wanted = new Set(files);
  const sizes = new Map<string, PictureSize>();
  for await (const { below, content } of contentsBelow(part)) {
    if (!wanted.has(below)) continue;
    const size =
      content.kind === "bytes" ? pictureSize(content.bytes) : await sizeOnDisk(content.file);
    if (size !== undefined) sizes.set(below, size);
  }
  return sizes;
}

/** The size of a picture on disk, of which no more is read than is needed. */
export async function sizeOnDisk(file: string): Promise<PictureSize | undefined> {
  return pictureSize(await beginningOf(file)) ?? pictureSize(await readFile(file));
}

/** So much of a picture nearly always tells its size; behind a large preview or profile more is needed. */
const BEGINNING = 2 ** 18;

async function beginningOf(file: string): Promise<Uint8Array> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(BEGINNING), 0, BEGINNING, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** From this of EXIF's numbers on a picture lies on its side. */
const SIDEWAYS = 5;

/** The size that the first bytes of a picture tell, as people see it; nothing where they tell none. */
export function pictureSize(bytes: Uint8Array): PictureSize | undefined {
  try {
    const { width, height, orientation = 1 } = imageSize(bytes);
    if (!(width > 0 && height > 0)) return;
    return orientation < SIDEWAYS ? { width, height } : { width: height, height: width };
  } catch {
    // What is no picture, and one that is cut short, the worker names when it decodes it.
    return;
  }
}
