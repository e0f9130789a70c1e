import { z } from "zod";
import { taskLines } from "../../contract/lines.ts";
import { recordBase } from "../../contract/record.ts";
import { AnySample } from "../../contract/sample.ts";

/** Of a class in an image: the pixels that mask and answer share, and those that either has. */
const Overlap = z
  .tuple([z.int().nonnegative(), z.int().nonnegative()])
  .refine(([shared, either]) => shared <= either, { error: "more pixels shared than there are" });

export const SegmentationRecord = z.object({
  ...recordBase,
  classes: z.record(z.string(), Overlap),
});
export type SegmentationRecord = z.infer<typeof SegmentationRecord>;

export const SEGMENTATION_LINES = taskLines(AnySample, SegmentationRecord);
