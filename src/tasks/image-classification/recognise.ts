import type { Inspected } from "../../contract/protocol.ts";
import { listed } from "../../words/lists.ts";
import { arraysIn, foldersIn, preprocessAt, tablesIn, takesPictures } from "../places.ts";
import { type Aim, CUSTOMARY_DROPS, type Recognised } from "../recognised.ts";

/** A classifier, or a model whose only array is a vector of scores; of several sigmoids each is a label on its own. */
export function recogniseClassifier(model: Inspected): Recognised | undefined {
  const { classes, classCount, inputs, scores } = model;
  if (classes === null && classCount === null) return;
  const isBinary = classes === null && classCount === 1;
  if (scores === "sigmoid" && !isBinary) return;
  const takesImages = inputs.some(({ kind }) => kind === "image");
  return {
    says: isBinary ? "a classifier of two classes" : "a classifier",
    data: isBinary ? { threshold: scores === "sigmoid" ? 0.5 : 0 } : {},
    at: (places) => preprocessAt(places, inputs),
    places: async (files) => [
      ...(takesImages ? [] : await arraysIn(files)),
      ...(takesPictures(inputs) ? [...(await tablesIn(files)), ...foldersIn(files)] : []),
    ],
    collect: (name) => [takesImages ? imageFolders(name, classes ?? []) : arrays(inputs)],
    aim: AIM,
  };
}

const AIM: Aim = {
  metric: "top-1",
  customary: CUSTOMARY_DROPS,
};

function imageFolders(name: string, classes: readonly string[]): string {
  const first = classes.slice(0, 2).map((class_) => `Eval/${name}/${class_}/`);
  const folders = first.length === 0 ? `Eval/${name}/0/, Eval/${name}/1/` : listed(first);
  return `images in a folder per class (${folders}, …), or in one folder with a CSV file,label`;
}

export function arrays(inputs: Inspected["inputs"]): string {
  const taken = listed(inputs.map(({ name, shape = [] }) => `${name} (${shape.join(" × ")})`));
  return `an .npz with an array for each input, ${taken}, a row an example, and beside it a CSV id,label`;
}
