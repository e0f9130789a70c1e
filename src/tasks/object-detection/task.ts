import { byFamily, task } from "../task.ts";
import { detectionBuilder, selectDetected } from "./columns.ts";
import { DETECTION } from "./lines.ts";
import { truthTable } from "./samples.ts";
import { DETECTION_METRICS } from "./scores.ts";

export const detection = task({
  name: "object-detection",
  lines: DETECTION,
  samples: truthTable,
  records: detectionBuilder,
  select: selectDetected,
  scoreBy: byFamily(DETECTION_METRICS),
  trivial: () => ({ metric: "map", value: 0, says: "finding nothing" }),
});
