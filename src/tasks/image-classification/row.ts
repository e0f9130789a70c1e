import type { Metric } from "../../catalog/metrics.ts";
import {
  ARRAYS,
  BINARY,
  CONSTANTS,
  DIGEST,
  FITTED,
  FITTING,
  IMAGES,
  LABELS,
  PICTURES,
  SLICE_BY,
} from "../data.ts";
import type { DataProblem, TaskRow } from "../row.ts";

/** Of each example at most so many of its best classes are kept: a recording may list thousands, of a million examples. */
export const MOST_KEPT = 100;

export const IMAGE_CLASSIFICATION: TaskRow = {
  name: "image-classification",
  says: "which class an input shows",
  evaluated: true,
  data: {
    ...IMAGES,
    ...LABELS,
    ...ARRAYS,
    ...FITTING,
    ...PICTURES,
    ...CONSTANTS,
    ...BINARY,
    ...SLICE_BY,
    unlabelled: {
      kind: "parts",
      example: "{ images: Eval/more, labels: Eval/more-labels.csv }",
      says: "more examples, of which only those need a label that models answer differently",
      of: {
        ...IMAGES,
        ...ARRAYS,
        labels: {
          kind: "path",
          example: "Eval/more-labels.csv",
          says: "CSV with `file` or `id` and `label`, empty where there is none yet",
        },
      },
      check: checkUnlabelled,
    },
    ...DIGEST,
  },
  needs: [["images", "arrays"]],
  beside: ["images", "arrays"],
  together: {
    arrays: "labels",
    ...FITTED,
    pictures: "images",
    positive: "threshold",
    negative: "threshold",
    "slice-by": "labels",
  },
  slicesByLabel: true,
  filesToLabel: "unlabelled images",
  options: (metrics) => ({ top: largestTop(metrics) }),
  metrics: [
    {
      name: "top-k",
      alsoCalled: [
        "accuracy",
        "acc",
        "top accuracy",
        "accuracy top",
        "top acc",
        "accuracy at",
        "categorical accuracy",
        "sparse categorical accuracy",
      ],
      direction: "higher",
      quantity: "rate",
      test: "rate",
      says: "the true label is among the k best classes",
      among: "classes",
      // Where two models name the same k classes, both are right or both are wrong, whatever the label is.
      unlabelled: { count: "compared", most: MOST_KEPT },
    },
    {
      name: "agreement",
      alsoCalled: ["fidelity", "churn"],
      direction: "higher",
      quantity: "rate",
      test: "rate",
      says: "the best class is the reference's best class",
      against: "reference",
      unlabelled: { count: "always" },
    },
    {
      name: "balanced-accuracy",
      alsoCalled: [
        "balanced acc",
        "recall",
        "macro recall",
        "mean recall",
        "class accuracy",
        "mean class accuracy",
        "per class accuracy",
      ],
      direction: "higher",
      quantity: "rate",
      test: "mean",
      says: "mean of the classes' recalls, each class counted alike",
      within: [0, 1],
    },
    {
      name: "worst-class",
      alsoCalled: ["worst class recall", "worst class accuracy", "min recall", "minimum recall"],
      direction: "higher",
      quantity: "rate",
      test: "classes",
      says: "lowest recall of a class of at least 50 samples; a drop is the largest of any such class",
      passFrom: 50,
    },
    {
      name: "true-class-probability",
      alsoCalled: ["confidence", "probability"],
      direction: "higher",
      quantity: "rate",
      test: "mean",
      says: "mean probability of the true label",
      within: [0, 1],
    },
    {
      name: "log-loss",
      alsoCalled: ["loss", "cross entropy", "nll", "negative log likelihood"],
      direction: "lower",
      quantity: "number",
      test: "mean",
      says: "mean of -ln p(true label)",
      worst: { says: "ln(number of classes)", of: Math.log },
    },
  ],
  shows: ["top-1", "agreement"],
};

/** At least five, so that the report can show near misses. */
function largestTop(metrics: readonly Metric[]): number {
  return Math.max(5, ...metrics.map(({ among, k = 0 }) => (among === "classes" ? k : 0)));
}

/** Unlabelled examples are given as the labelled ones are; rows of arrays need a file that names them. */
function checkUnlabelled(
  within: ReadonlySet<string>,
  beside: ReadonlySet<string>,
): readonly DataProblem[] {
  const kinds = (["arrays", "images"] as const).filter((kind) => beside.has(kind));
  const [kind = "images"] = kinds;
  const other = kind === "images" ? "arrays" : "images";
  const problems: DataProblem[] = [];
  if (kinds.length < 2 && within.has(other))
    problems.push({
      key: other,
      message: `the labelled examples are ${kind}: give ${kind} here too`,
    });
  else
    for (const needed of kinds.length === 0 ? [kind] : kinds)
      if (!within.has(needed))
        problems.push({
          message: `unlabelled needs ${needed}`,
          fix: `such as ${EXAMPLES[needed]}`,
        });
  if (kind === "arrays" && !within.has("labels"))
    problems.push({ message: "unlabelled arrays need labels beside them", fix: FOR_ROWS });
  return problems;
}

const EXAMPLES = {
  images: "unlabelled: { images: Eval/more }",
  arrays: "unlabelled: { arrays: Eval/more.npz, labels: Eval/more.csv }",
};

const FOR_ROWS =
  "a CSV with a line for each row: id,label with the label empty where there is none yet";
