import { z } from "zod";
import type { AnySample } from "../contract/sample.ts";
import { filesOf } from "../samples/check-images.ts";
import type { DataParts, InputFile } from "../samples/truth.ts";

/** A sample's file below a folder of images, or its several. */
export function imageOf(sample: AnySample): readonly InputFile[] {
  return filesOf(sample).map((file) => ({ part: "images", file }));
}

/** Of a model that takes several pictures: by its inputs, the columns of the label file that name them. */
export function picturesIn(data: DataParts): Readonly<Record<string, string>> | undefined {
  const read = Pictures.safeParse(data.optionsOf("images").pictures);
  return read.success ? read.data : undefined;
}

const Pictures = z.record(z.string(), z.string());
