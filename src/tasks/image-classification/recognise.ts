import type { Inspected } from "../../contract/protocol.ts";
import { type Files, folderHolding, folderOf, type Places, stemOf } from "../../samples/files.ts";
import { isImage } from "../../samples/image-files.ts";
import { listed } from "../../words/lists.ts";
import type { Aim, Recognised } from "../recognised.ts";

/** A classifier, or a model whose only array is a vector of scores. */
export function recogniseClassifier(model: Inspected): Recognised | undefined {
  const { classes, classCount, inputs } = model;
  if (classes === null && classCount === null) return;
  const takesImages = inputs.some(({ kind }) => kind === "image");
  return {
    says: "a classifier",
    data: {},
    places: async (files) =>
      takesImages ? [...(await tablesIn(files)), ...foldersIn(files)] : await arraysIn(files),
    collect: (name) => [takesImages ? imageFolders(name, classes ?? []) : arrays(inputs)],
    aim: AIM,
  };
}

const AIM: Aim = {
  metric: "top-1",
  operator: "max-drop",
  customary: [0.005, 0.01, 0.015, 0.02, 0.025, 0.03, 0.04, 0.05, 0.075, 0.1],
};

/** A table beside an archive of arrays, of the same name where there are several. */
async function arraysIn(files: Files): Promise<Places[]> {
  const archives = files.paths.filter((path) => path.endsWith(".npz"));
  return tables(files).flatMap((labels) => {
    const beside = archives.filter((path) => folderOf(path) === folderOf(labels));
    const arrays = beside.find((path) => stemOf(path) === stemOf(labels)) ?? beside[0];
    return arrays === undefined ? [] : [{ arrays, labels }];
  });
}

/** A table whose first file is found in some folder. */
async function tablesIn(files: Files): Promise<Places[]> {
  const found: Places[] = [];
  for (const labels of tables(files)) {
    const first = firstFile((await files.text(labels)) ?? "");
    const images = first && folderHolding(files.paths, first, labels);
    if (images !== undefined) found.push({ images, labels });
  }
  return found;
}

function tables({ paths }: Files): string[] {
  return paths.filter((path) => path.toLowerCase().endsWith(".csv"));
}

/** What stands in the column `file` of the first row; the full reading comes later, with its errors. */
function firstFile(text: string): string | undefined {
  const [header = "", row = ""] = text.split(/\r?\n/, 2);
  const column = header.split(",").map(unquoted).indexOf("file");
  const file = column < 0 ? undefined : unquoted(row.split(",")[column] ?? "");
  return file === "" ? undefined : file;
}

function unquoted(field: string): string {
  return field
    .trim()
    .replace(/^\uFEFF/, "")
    .replace(/^"(.*)"$/, "$1");
}

/** Folders with two folders of images or more: a folder per class. */
function foldersIn({ paths }: Files): Places[] {
  const classes = new Map<string, Set<string>>();
  for (const path of paths) {
    const class_ = isImage(path) ? folderOf(path) : "";
    if (!class_.includes("/")) continue;
    const root = folderOf(class_);
    classes.set(root, (classes.get(root) ?? new Set()).add(class_));
  }
  return [...classes].filter(([, found]) => found.size > 1).map(([images]) => ({ images }));
}

function imageFolders(name: string, classes: readonly string[]): string {
  const first = classes.slice(0, 2).map((class_) => `Eval/${name}/${class_}/`);
  const folders = first.length === 0 ? `Eval/${name}/0/, Eval/${name}/1/` : listed(first);
  return `images in a folder per class (${folders}, …), or in one folder with a CSV file,label`;
}

function arrays(inputs: Inspected["inputs"]): string {
  const taken = listed(inputs.map(({ name, shape = [] }) => `${name} (${shape.join(" × ")})`));
  return `an .npz with an array for each input, ${taken}, a row an example, and beside it a CSV id,label`;
}
