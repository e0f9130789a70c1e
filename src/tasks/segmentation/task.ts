import { byFamily, task } from "../task.ts";
import { maskTable, segmentationBuilder, selectMasks } from "./columns.ts";
import { SEGMENTATION } from "./lines.ts";
import { SEGMENTATION_METRICS } from "./scores.ts";

export const segmentation = task({
  name: "segmentation",
  lines: SEGMENTATION,
  samples: maskTable,
  records: segmentationBuilder,
  select: selectMasks,
  scoreBy: byFamily(SEGMENTATION_METRICS),
});
