import { isCustomTask } from "../catalog/tasks.ts";
import { CUSTOM } from "../contract/tasks/custom.ts";
import { CLASSIFICATION } from "../contract/tasks/image-classification.ts";
import { DETECTION } from "../contract/tasks/object-detection.ts";
import { PARITY } from "../contract/tasks/parity.ts";
import { REGRESSION } from "../contract/tasks/regression.ts";
import { SEGMENTATION } from "../contract/tasks/segmentation.ts";
import { SEARCH } from "../contract/tasks/semantic-search.ts";
import { SIMILARITY } from "../contract/tasks/sentence-similarity.ts";
import { TEXT } from "../contract/tasks/text-generation.ts";
import { classificationBuilder } from "./classification/columns.ts";
import { labelTable } from "./classification/samples.ts";
import { customBuilder } from "./custom/columns.ts";
import { detectionBuilder } from "./detection/columns.ts";
import { truthTable } from "./detection/samples.ts";
import { type Evaluation, evaluation } from "./evaluation.ts";
import { parityBuilder } from "./parity/columns.ts";
import { regressionBuilder, valueTable } from "./regression/columns.ts";
import { sampleTable } from "./sample-table.ts";
import { searchBuilder } from "./search/columns.ts";
import { queryTable } from "./search/samples.ts";
import { maskTable, segmentationBuilder } from "./segmentation/columns.ts";
import { similarityBuilder } from "./similarity/columns.ts";
import { pairTable } from "./similarity/samples.ts";
import { textBuilder, textTable } from "./text/columns.ts";

/** Every task: the lines it writes, how its samples are kept, and what of a variant's records. */
const EVALUATIONS: Readonly<Record<string, Evaluation>> = {
  "image-classification": evaluation(CLASSIFICATION, labelTable, classificationBuilder),
  "object-detection": evaluation(DETECTION, truthTable, detectionBuilder),
  "sentence-similarity": evaluation(SIMILARITY, pairTable, similarityBuilder),
  "semantic-search": evaluation(SEARCH, queryTable, searchBuilder),
  "text-generation": evaluation(TEXT, textTable, textBuilder),
  parity: evaluation(PARITY, sampleTable, parityBuilder),
  regression: evaluation(REGRESSION, valueTable, regressionBuilder),
  segmentation: evaluation(SEGMENTATION, maskTable, segmentationBuilder),
};

const OWN = evaluation(CUSTOM, sampleTable, customBuilder);

/** How a task's records are read; undefined where there is no such task. */
export function evaluationOf(task: string): Evaluation | undefined {
  if (isCustomTask(task)) return OWN;
  return Object.hasOwn(EVALUATIONS, task) ? EVALUATIONS[task] : undefined;
}
