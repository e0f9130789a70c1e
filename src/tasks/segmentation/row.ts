import { FEWEST_DRAWN } from "../../catalog/metrics.ts";
import { DIGEST, FITTING, IMAGES } from "../data.ts";
import type { TaskRow } from "../row.ts";

export const SEGMENTATION: TaskRow = {
  name: "segmentation",
  says: "a class for each pixel",
  evaluated: false,
  data: {
    ...IMAGES,
    masks: { kind: "path", example: "Eval/masks", says: "folder of masks named like the images" },
    ...FITTING,
    ...DIGEST,
  },
  needs: [["images"], ["masks"]],
  together: {},
  metrics: [
    {
      name: "mean-iou",
      alsoCalled: ["iou", "miou", "jaccard", "intersection over union", "accuracy"],
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
