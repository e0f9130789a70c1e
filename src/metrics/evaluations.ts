import { CLASSIFICATION } from "../contract/tasks/image-classification.ts";
import { classificationBuilder } from "./classification/columns.ts";
import { labelTable } from "./classification/samples.ts";
import { type Evaluation, evaluation } from "./evaluation.ts";

/** Every task of which records can be judged. */
const EVALUATIONS: Readonly<Record<string, Evaluation>> = {
  "image-classification": evaluation(CLASSIFICATION, labelTable, classificationBuilder),
};

/** How a task's records are read; undefined where nothing can read them. */
export function evaluationOf(task: string): Evaluation | undefined {
  return Object.hasOwn(EVALUATIONS, task) ? EVALUATIONS[task] : undefined;
}
