import { FEWEST_DRAWN } from "../../catalog/metrics.ts";
import { CONSTANTS, DIGEST, FITTED, FITTING, IMAGES, SLICE_BY } from "../data.ts";
import type { DataRow, MetricRow, TaskRow } from "../row.ts";

/** COCO's averages over classes and thresholds, each image a unit. */
const AVERAGE = {
  direction: "higher",
  quantity: "rate",
  test: "resampled",
  within: [0, 1],
  passFrom: FEWEST_DRAWN,
} as const satisfies Partial<MetricRow>;

/** The forms of outputs that are read, by the names that policies write. */
export const FORMS = ["nms-pipeline", "raw-head", "end-to-end", "detr"] as const;

/** The ways in which four numbers are a box: middle and size, a corner and size, two corners, and those with the height first. */
export const ORDERS = ["cxcywh", "xywh", "xyxy", "yxyx"] as const;

/** Pixels of the picture that the model is shown, or shares of its sides. */
export const UNITS = ["pixels", "normalized"] as const;

const DECODE = {
  kind: "values",
  example: "{ form: raw-head }",
  says: "how the outputs become boxes: [object detection](object-detection.md)",
  of: {
    form: {
      kind: "choice",
      among: FORMS,
      example: "raw-head",
      says: "the form of the outputs",
    },
    classes: {
      kind: "text-list",
      example: "[cat, dog]",
      says: "the names of the classes in the model's order, where it has none or others",
    },
    confidence: {
      kind: "number",
      within: [0, 1],
      example: "0.001",
      says: "the score above which a box counts; 0.001 unless told",
    },
    iou: {
      kind: "number",
      within: [0, 1],
      example: "0.7",
      says: "the overlap above which the better of two boxes of a class suppresses the other; 0.7 unless told",
    },
    activation: {
      kind: "choice",
      among: ["none", "sigmoid", "softmax"],
      example: "sigmoid",
      says: "what makes probabilities of the model's scores; softmax has no object as its last class",
    },
    order: {
      kind: "choice",
      among: ORDERS,
      example: "cxcywh",
      says: "what the four numbers of a box are, where the form has others",
    },
    unit: {
      kind: "choice",
      among: UNITS,
      example: "pixels",
      says: "whether they are pixels of what the model is shown or shares of its sides, where the form has others",
    },
  },
} as const satisfies DataRow;

/** As people evaluate detectors: nearly all boxes, since average precision needs the doubtful ones. The worker has them too. */
const CONFIDENCE = 0.001;
const IOU = 0.7;

/** Of a form whose boxes nobody has suppressed yet, or whose suppression is asked as the policy says. */
const SUPPRESSED: readonly unknown[] = ["nms-pipeline", "raw-head"];

function tells({ decode }: Readonly<Record<string, unknown>>): string[] {
  if (typeof decode !== "object" || decode === null) return [];
  const told: Readonly<Record<string, unknown>> = { confidence: CONFIDENCE, iou: IOU, ...decode };
  const overlap = SUPPRESSED.includes(told.form)
    ? `; of two of a class that overlap by more than ${told.iou} the better one counts`
    : "";
  return [
    `boxes count from a score of ${told.confidence} on${overlap}; of a picture the best 300 are kept, and of a class in it the best 100`,
  ];
}

export const OBJECT_DETECTION: TaskRow = {
  name: "object-detection",
  says: "what is where in an image",
  evaluated: true,
  data: {
    ...IMAGES,
    annotations: {
      kind: "path",
      example: "Eval/instances.json",
      says: "COCO JSON, or a folder of YOLO labels",
    },
    names: {
      kind: "path",
      example: "Eval/data.yaml",
      says: "what the classes of YOLO labels are called: a data.yaml, or a text with a name a line",
    },
    ...FITTING,
    ...CONSTANTS,
    decode: DECODE,
    ...SLICE_BY,
    ...DIGEST,
  },
  needs: [["annotations"]],
  needsToRun: [["images"]],
  together: { ...FITTED, names: "annotations" },
  metrics: [
    {
      ...AVERAGE,
      name: "map",
      alsoCalled: [
        "ap",
        "mean average precision",
        "average precision",
        "coco map",
        "map 50 95",
        "map 0.5 0.95",
        "accuracy",
        "precision",
      ],
      says: "COCO average precision, IoU 0.50 to 0.95",
    },
    {
      ...AVERAGE,
      name: "map-50",
      alsoCalled: ["ap50", "map 0.5", "map iou 50"],
      says: "average precision at IoU 0.50",
    },
    {
      ...AVERAGE,
      name: "map-75",
      alsoCalled: ["ap75", "map 0.75"],
      says: "average precision at IoU 0.75",
    },
    { ...AVERAGE, name: "map-small", says: "average precision of small objects" },
    { ...AVERAGE, name: "map-medium", says: "average precision of medium objects" },
    { ...AVERAGE, name: "map-large", says: "average precision of large objects" },
    {
      ...AVERAGE,
      name: "mar-100",
      alsoCalled: ["ar", "mar", "ar 100", "recall", "average recall", "mean average recall"],
      says: "average recall with at most 100 detections an image",
    },
  ],
  tells,
  shows: ["map"],
};
