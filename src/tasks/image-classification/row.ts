import type { TaskRow } from "../row.ts";

export const IMAGE_CLASSIFICATION: TaskRow = {
  name: "image-classification",
  says: "which class an input shows",
  evaluated: true,
  data: ["images", "labels", "arrays", "fit", "background", "slice-by", "unlabelled", "digest"],
  needs: [["images", "arrays"]],
  together: { arrays: "labels", fit: "images", background: "images", "slice-by": "labels" },
  metrics: [
    {
      name: "top-k",
      direction: "higher",
      quantity: "rate",
      test: "rate",
      says: "the true label is among the k best classes",
      among: "classes",
      // Whether a label is the best class is known without it where two models answer alike.
      members: { 1: { countsUnlabelled: true } },
    },
    {
      name: "agreement",
      direction: "higher",
      quantity: "rate",
      test: "rate",
      says: "the best class is the reference's best class",
      against: "reference",
    },
    {
      name: "true-class-probability",
      direction: "higher",
      quantity: "rate",
      test: "mean",
      says: "mean probability of the true label",
      within: [0, 1],
    },
    {
      name: "log-loss",
      direction: "lower",
      quantity: "number",
      test: "mean",
      says: "mean of -ln p(true label)",
    },
  ],
  shows: ["top-1", "agreement"],
};
