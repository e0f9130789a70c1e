import { LABEL } from "../../contract/sample.ts";
import { task } from "../task.ts";
import { labelsTable, multiLabelBuilder, ofLabel, selectLabelled } from "./columns.ts";
import { MULTI_LABEL_LINES } from "./lines.ts";
import { recogniseLabels } from "./recognise.ts";
import { MULTI_LABEL_CLASSIFICATION } from "./row.ts";
import { MULTI_LABEL_SCORES, sameScores } from "./scores.ts";
import { labelSetsIn, labelSetsPlanned } from "./truth.ts";

export const multiLabelClassification = task({
  row: MULTI_LABEL_CLASSIFICATION,
  lines: MULTI_LABEL_LINES,
  samples: labelsTable,
  records: multiLabelBuilder,
  select: selectLabelled,
  scores: MULTI_LABEL_SCORES,
  recognise: recogniseLabels,
  trivial: sameScores,
  truth: labelSetsIn,
  planned: labelSetsPlanned,
  parts: { by: LABEL, names: ({ labels }) => [...labels.keys()], select: ofLabel },
});
