import { FEWEST_DRAWN } from "../../catalog/metrics.ts";
import type { TaskRow } from "../row.ts";

export const SEGMENTATION: TaskRow = {
  name: "segmentation",
  says: "a class for each pixel",
  evaluated: false,
  data: ["images", "masks", "fit", "background", "digest"],
  needs: [["images"], ["masks"]],
  together: {},
  metrics: [
    {
      name: "mean-iou",
      direction: "higher",
      quantity: "rate",
      test: "resampled",
      says: "intersection over union, mean of the classes",
      within: [0, 1],
      passFrom: FEWEST_DRAWN,
    },
  ],
  shows: ["mean-iou"],
};
