import { task } from "../task.ts";
import { detectionBuilder, selectDetected } from "./columns.ts";
import { DETECTION_LINES } from "./lines.ts";
import { OBJECT_DETECTION } from "./row.ts";
import { truthTable } from "./samples.ts";
import { DETECTION_SCORES } from "./scores.ts";
import { BOX_ANSWERS, boxesIn } from "./truth.ts";

export const objectDetection = task({
  row: OBJECT_DETECTION,
  lines: DETECTION_LINES,
  samples: truthTable,
  records: detectionBuilder,
  select: selectDetected,
  scores: DETECTION_SCORES,
  truth: boxesIn,
  planned: BOX_ANSWERS,
  trivial: () => ({ metric: "map", value: 0, says: "finding nothing" }),
});
