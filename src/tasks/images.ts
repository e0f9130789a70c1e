import type { AnySample } from "../contract/sample.ts";
import type { InputFile } from "../samples/truth.ts";

/** A sample's file below a folder of images. */
export function imageOf({ id }: AnySample): readonly InputFile[] {
  return [{ part: "images", file: id }];
}
