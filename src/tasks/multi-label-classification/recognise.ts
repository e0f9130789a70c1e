import type { Inspected } from "../../contract/protocol.ts";
import { arrays } from "../image-classification/recognise.ts";
import { arraysIn, preprocessAt, tablesIn, takesPictures } from "../places.ts";
import { type Aim, CUSTOMARY_DROPS, type Recognised } from "../recognised.ts";

/** A model whose only array is several sigmoids: each says on its own whether an input has a label. */
export function recogniseLabels({
  inputs,
  classes,
  classCount,
  scores,
}: Inspected): Recognised | undefined {
  const count = classes?.length ?? classCount ?? 0;
  if (scores !== "sigmoid" || count < 2) return;
  const takesImages = inputs.some(({ kind }) => kind === "image");
  return {
    says: "a classifier of several labels",
    data: {},
    at: (places) => preprocessAt(places, inputs),
    places: async (files) => [
      ...(takesImages ? [] : await arraysIn(files)),
      ...(takesPictures(inputs) ? await tablesIn(files) : []),
    ],
    collect: () => [takesImages ? IMAGES : arrays(inputs)],
    aim: AIM,
  };
}

const IMAGES =
  "images in a folder, and beside it a CSV file,labels with the labels of each, separated by semicolons";

const AIM: Aim = {
  metric: "exact-match",
  customary: CUSTOMARY_DROPS,
};
