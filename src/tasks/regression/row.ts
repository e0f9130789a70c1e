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
      alsoCalled: ["mean absolute error", "l1", "absolute error", "error"],
      direction: "lower",
      quantity: "number",
      test: "mean",
      says: "mean absolute error",
    },
    {
      name: "rmse",
      alsoCalled: ["mse", "root mean squared error", "mean squared error", "l2"],
      direction: "lower",
      quantity: "number",
      test: "resampled",
      says: "root of the mean squared error",
      passFrom: FEWEST_DRAWN,
    },
  ],
  shows: ["mae"],
};
