import { byFamily, task } from "../task.ts";
import { classificationBuilder, labelTable, selectClassified } from "./columns.ts";
import { CLASSIFICATION } from "./lines.ts";
import { CLASSIFICATION_METRICS, mostFrequentClass } from "./scores.ts";

export const classification = task({
  name: "image-classification",
  lines: CLASSIFICATION,
  samples: labelTable,
  records: classificationBuilder,
  select: selectClassified,
  scoreBy: byFamily(CLASSIFICATION_METRICS),
  trivial: mostFrequentClass,
});
