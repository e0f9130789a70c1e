import { FEWEST_DRAWN } from "../../catalog/metrics.ts";
import { DIGEST, FITTING, IMAGES, SLICE_BY } from "../data.ts";
import type { MetricRow, TaskRow } from "../row.ts";

/** COCO's averages over classes and thresholds, each image a unit. */
const AVERAGE = {
  direction: "higher",
  quantity: "rate",
  test: "resampled",
  within: [0, 1],
  passFrom: FEWEST_DRAWN,
} as const satisfies Partial<MetricRow>;

export const OBJECT_DETECTION: TaskRow = {
  name: "object-detection",
  says: "what is where in an image",
  evaluated: false,
  data: {
    ...IMAGES,
    annotations: { kind: "path", example: "Eval/instances.json", says: "COCO JSON" },
    ...FITTING,
    decode: { kind: "any", example: "yolo", says: "how the outputs become boxes" },
    ...SLICE_BY,
    ...DIGEST,
  },
  needs: [["annotations"]],
  needsToRun: [["images"]],
  together: {},
  metrics: [
    { ...AVERAGE, name: "map", says: "COCO average precision, IoU 0.50 to 0.95" },
    { ...AVERAGE, name: "map-50", says: "average precision at IoU 0.50" },
    { ...AVERAGE, name: "map-75", says: "average precision at IoU 0.75" },
    { ...AVERAGE, name: "map-small", says: "average precision of small objects" },
    { ...AVERAGE, name: "map-medium", says: "average precision of medium objects" },
    { ...AVERAGE, name: "map-large", says: "average precision of large objects" },
    {
      ...AVERAGE,
      name: "mar-100",
      says: "average recall with at most 100 detections an image",
    },
  ],
  shows: ["map"],
};
