import type { Inspected } from "../contract/protocol.ts";
import { POWER } from "../statistics/before/chances.ts";
import { examplesNeeded, quantized } from "../statistics/before/drops.ts";
import { about } from "../words/counts.ts";
import { listed } from "../words/lists.ts";

type Model = Pick<Inspected, "inputs" | "classes" | "classCount">;

/** What to collect for a model that there are no examples of, and how many. */
export function whatToCollect(name: string, model: Model): string[] {
  const takesImages = model.inputs.some(({ kind }) => kind === "image");
  return [
    "examples with the right answers, that it was not trained on:",
    takesImages ? imageFolders(name, model) : arrays(model),
    `How many: ${listed(HOW_MANY)}.`,
  ];
}

function imageFolders(name: string, { classes }: Model): string {
  const first = (classes ?? []).slice(0, 2).map((class_) => `Eval/${name}/${class_}/`);
  const folders = first.length === 0 ? `Eval/${name}/0/, Eval/${name}/1/` : listed(first);
  return `images in a folder per class (${folders}, …), or in one folder with a CSV file,label`;
}

function arrays({ inputs }: Model): string {
  const taken = listed(inputs.map(({ name, shape = [] }) => `${name} (${shape.join(" × ")})`));
  return `an .npz with an array for each input, ${taken}, a row an example, and beside it a CSV id,label`;
}

const HOW_MANY = [2, 1, 0.5].map((points) => {
  const aim = { alpha: 0.05, power: POWER };
  return `${about(examplesNeeded(quantized(0), points / 100, aim))} decide a limit of ${points} pt`;
});
