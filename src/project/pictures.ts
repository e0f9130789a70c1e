import { open, readFile } from "node:fs/promises";
import { BEGINNING, pictureSize } from "../samples/picture-size.ts";
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

async function beginningOf(file: string): Promise<Uint8Array> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(BEGINNING), 0, BEGINNING, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
