import { imageSize } from "image-size";
import type { PictureSize } from "./truth.ts";

/** So much of a picture nearly always tells its size; behind a large preview or profile more is needed. */
export const BEGINNING = 2 ** 18;

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
