import { byFamily, task } from "../task.ts";
import { classificationBuilder } from "./columns.ts";
import { CLASSIFICATION } from "./lines.ts";
import { mostFrequentClass } from "./most-frequent-class.ts";
import { labelTable } from "./samples.ts";
import { CLASSIFICATION_METRICS } from "./scores.ts";
import { selectClassified } from "./select.ts";

export const classification = task({
  name: "image-classification",
  lines: CLASSIFICATION,
  samples: labelTable,
  records: classificationBuilder,
  select: selectClassified,
  scoreBy: byFamily(CLASSIFICATION_METRICS),
  trivial: mostFrequentClass,
});
