import { task } from "../task.ts";
import { classificationBuilder, labelTable, selectClassified } from "./columns.ts";
import { explainAnswers, onlyClass } from "./explain.ts";
import { CLASSIFICATION_LINES } from "./lines.ts";
import { recogniseClassifier } from "./recognise.ts";
import { IMAGE_CLASSIFICATION } from "./row.ts";
import { CLASSIFICATION_SCORES, mostFrequentClass, thinClasses } from "./scores.ts";
import { labelsIn, labelsPlanned } from "./truth.ts";

export const imageClassification = task({
  row: IMAGE_CLASSIFICATION,
  lines: CLASSIFICATION_LINES,
  samples: labelTable,
  records: classificationBuilder,
  select: selectClassified,
  scores: CLASSIFICATION_SCORES,
  truth: labelsIn,
  planned: labelsPlanned,
  recognise: recogniseClassifier,
  trivial: mostFrequentClass,
  onlyAnswer: onlyClass,
  explain: explainAnswers,
  thin: thinClasses,
});
