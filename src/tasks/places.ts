import type { Json } from "../contract/json.ts";
import type { Inspected } from "../contract/protocol.ts";
import { type Files, folderHolding, folderOf, type Places, stemOf } from "../samples/files.ts";
import { isImage } from "../samples/image-files.ts";
import { preprocessOf } from "./inputs.ts";

type Inputs = Inspected["inputs"];

/** Whether pictures are for a model: images, or one array that may be one. */
export function takesPictures(inputs: Inputs): boolean {
  return inputs.some((input) => input.kind === "image" || preprocessOf(input) !== undefined);
}

/** How pictures become the array that a model takes, where it takes no image. */
export function preprocessAt(places: Places, inputs: Inputs) {
  const isImageModel = inputs.some(({ kind }) => kind === "image");
  const preprocess = inputs.map(preprocessOf).find((one) => one !== undefined);
  if (isImageModel || places.images === undefined || preprocess === undefined)
    return { data: {} satisfies Record<string, Json>, remark: "" };
  return { data: { preprocess }, remark: UNKNOWN };
}

const UNKNOWN =
  "scale, mean and std are those that the model was trained with: nothing in a package says them, so make sure";

/** A table beside an archive of arrays, of the same name where there are several. */
export async function arraysIn(files: Files): Promise<Places[]> {
  const archives = files.paths.filter((path) => path.endsWith(".npz"));
  return tables(files).flatMap((labels) => {
    const beside = archives.filter((path) => folderOf(path) === folderOf(labels));
    const arrays = beside.find((path) => stemOf(path) === stemOf(labels)) ?? beside[0];
    return arrays === undefined ? [] : [{ arrays, labels }];
  });
}

/** A table whose first file is found in some folder. */
export async function tablesIn(files: Files): Promise<Places[]> {
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
export function foldersIn({ paths }: Files): Places[] {
  const classes = new Map<string, Set<string>>();
  for (const path of paths) {
    const class_ = isImage(path) ? folderOf(path) : "";
    if (!class_.includes("/")) continue;
    const root = folderOf(class_);
    classes.set(root, (classes.get(root) ?? new Set()).add(class_));
  }
  return [...classes].filter(([, found]) => found.size > 1).map(([images]) => ({ images }));
}
