import { FEWEST_DRAWN } from "../../catalog/metrics.ts";
import {
  ARRAYS,
  CONSTANTS,
  DIGEST,
  FITTED,
  FITTING,
  IMAGES,
  LABELS,
  SLICE_BY,
  THRESHOLD,
} from "../data.ts";
import type { TaskRow } from "../row.ts";

export const MULTI_LABEL_CLASSIFICATION: TaskRow = {
  name: "multi-label-classification",
  says: "which labels an input has, of which it may have several or none",
  evaluated: true,
  data: {
    ...IMAGES,
    ...LABELS,
    ...ARRAYS,
    ...FITTING,
    ...CONSTANTS,
    ...THRESHOLD,
    "label-names": {
      kind: "names",
      example: "[sun, rain, wind]",
      says: "the labels in the order of the model's scores, where it does not name them itself",
    },
    ...SLICE_BY,
    ...DIGEST,
  },
  needs: [["labels"]],
  needsToRun: [["images", "arrays"]],
  beside: ["images", "arrays"],
  together: FITTED,
  slicesByLabel: true,
  metrics: [
    {
      name: "label-map",
      direction: "higher",
      quantity: "rate",
      test: "resampled",
      says: "average precision of a label's scores, mean of the labels that a sample has",
      within: [0, 1],
      passFrom: FEWEST_DRAWN,
    },
    {
      name: "exact-match",
      direction: "higher",
      quantity: "rate",
      test: "rate",
      says: "all labels that reach the threshold are the sample's, and no other",
    },
    {
      name: "label-accuracy",
      direction: "higher",
      quantity: "rate",
      test: "mean",
      says: "the share of a sample's labels, those it has and those it lacks, that is told right",
      within: [0, 1],
    },
    {
      name: "worst-label",
      direction: "higher",
      quantity: "rate",
      test: "classes",
      says: "lowest recall of a label that at least 50 samples have; a drop is the largest of any such label",
      passFrom: 50,
    },
  ],
  shows: ["label-map", "exact-match"],
};
