import { task } from "../task.ts";
import { maskTable, segmentationBuilder, selectMasks } from "./columns.ts";
import { SEGMENTATION_LINES } from "./lines.ts";
import { SEGMENTATION } from "./row.ts";
import { SEGMENTATION_SCORES } from "./scores.ts";
import { MASK_ANSWERS, maskedImagesIn } from "./truth.ts";

export const segmentation = task({
  row: SEGMENTATION,
  lines: SEGMENTATION_LINES,
  samples: maskTable,
  records: segmentationBuilder,
  select: selectMasks,
  scores: SEGMENTATION_SCORES,
  truth: maskedImagesIn,
  planned: MASK_ANSWERS,
});
