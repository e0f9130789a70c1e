import { task } from "../task.ts";
import { chanceOf } from "./chance.ts";
import { detectionBuilder, selectDetected } from "./columns.ts";
import { explainObjects, thinObjects } from "./explain.ts";
import { DETECTION_LINES } from "./lines.ts";
import { recogniseDetector } from "./recognise.ts";
import { OBJECT_DETECTION } from "./row.ts";
import { truthTable } from "./samples.ts";
import { DETECTION_SCORES } from "./scores.ts";
import { objectsIn, objectsPlanned } from "./truth.ts";

export const objectDetection = task({
  row: OBJECT_DETECTION,
  lines: DETECTION_LINES,
  samples: truthTable,
  records: detectionBuilder,
  select: selectDetected,
  scores: DETECTION_SCORES,
  truth: objectsIn,
  planned: objectsPlanned,
  recognise: recogniseDetector,
  trivial: chanceOf,
  explainWhole: explainObjects,
  thin: thinObjects,
});
