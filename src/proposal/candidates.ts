import { isImage } from "../samples/image-files.ts";

/** The files of a repository that matter here, from its root. */
export interface Files {
  readonly paths: readonly string[];
  /** Of each CSV, its text. */
  readonly tables: ReadonlyMap<string, string>;
}

/** A place where examples with right answers may lie; paths from the root. */
export interface DataCandidate {
  readonly images?: string;
  readonly arrays?: string;
  readonly labels?: string;
}

/** Every place that looks like data of the kind that a model takes. */
export function candidatesIn(files: Files, takes: "images" | "arrays"): DataCandidate[] {
  return takes === "arrays" ? arraysIn(files) : [...tablesIn(files), ...foldersIn(files)];
}

/** A table beside an archive of arrays, of the same name where there are several. */
function arraysIn({ paths, tables }: Files): DataCandidate[] {
  const archives = paths.filter((path) => path.endsWith(".npz"));
  return [...tables.keys()].flatMap((labels) => {
    const beside = archives.filter((path) => folderOf(path) === folderOf(labels));
    const arrays = beside.find((path) => stemOf(path) === stemOf(labels)) ?? beside[0];
    return arrays === undefined ? [] : [{ arrays, labels }];
  });
}

/** A table whose first file is found in some folder. */
function tablesIn({ paths, tables }: Files): DataCandidate[] {
  return [...tables].flatMap(([labels, text]) => {
    const first = firstFile(text);
    if (first === undefined) return [];
    const path = nearest(
      paths.filter((one) => `/${one}`.endsWith(`/${first}`)),
      labels,
    );
    const images = path?.slice(0, -first.length - 1);
    return images === undefined || images === "" ? [] : [{ images, labels }];
  });
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
function foldersIn({ paths }: Files): DataCandidate[] {
  const classes = new Map<string, Set<string>>();
  for (const path of paths) {
    const class_ = isImage(path) ? folderOf(path) : "";
    if (!class_.includes("/")) continue;
    const root = folderOf(class_);
    classes.set(root, (classes.get(root) ?? new Set()).add(class_));
  }
  return [...classes].filter(([, found]) => found.size > 1).map(([images]) => ({ images }));
}

function nearest(paths: readonly string[], to: string): string | undefined {
  const shared = (path: string) => commonLength(folderOf(path), folderOf(to));
  return paths.toSorted((a, b) => shared(b) - shared(a) || a.length - b.length)[0];
}

function commonLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

function stemOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1).replace(/\.[^.]*$/, "");
}
