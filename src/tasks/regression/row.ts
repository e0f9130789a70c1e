import { FEWEST_DRAWN } from "../../catalog/metrics.ts";
import { ARRAYS, DIGEST, FITTED, FITTING, IMAGES, LABELS, PICTURES, SLICE_BY } from "../data.ts";
import type { TaskRow } from "../row.ts";

export const REGRESSION: TaskRow = {
  name: "regression",
  says: "a number for each input",
  evaluated: false,
  data: {
    ...IMAGES,
    ...ARRAYS,
    ...LABELS,
    ...FITTING,
    ...PICTURES,
    ...SLICE_BY,
    ...DIGEST,
  },
  needs: [["labels"]],
  needsToRun: [["images", "arrays"]],
  together: { ...FITTED, pictures: "images" },
  metrics: [
    {
      name: "mae",
      direction: "lower",
      quantity: "number",
      test: "mean",
      says: "mean absolute error",
    },
    {
      name: "rmse",
      direction: "lower",
      quantity: "number",
      test: "resampled",
      says: "root of the mean squared error",
      passFrom: FEWEST_DRAWN,
    },
  ],
  shows: ["mae"],
};
