import type { PictureSize } from "./truth.ts";

/** The files of a repository, for whoever looks among them for data. */
export interface Files {
  /** From its root. */
  readonly paths: readonly string[];
  /** What is written in one of them; nothing where it is too large to be read for this. */
  text(path: string): Promise<string | undefined>;
  /** How large a picture is; nothing where it does not tell. */
  size(path: string): Promise<PictureSize | undefined>;
}

/** Files and folders by the keys of a `data` block. */
export type Places = Readonly<Record<string, string>>;

/** An archive is told by its name. */
export function fileKind(path: string): "file" | "archive" {
  return path.toLowerCase().endsWith(".npz") ? "archive" : "file";
}

export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** The name of a file without what it ends in: `Eval/labels.csv` → `labels`. */
export function stemOf(path: string): string {
  return withoutEnding(path.slice(path.lastIndexOf("/") + 1));
}

/** `red/IMG_3.MOV` → `red/IMG_3`; `IMG_3.JPG.xmp` → `IMG_3.JPG` */
export function withoutEnding(path: string): string {
  return path.replace(/\.[^./]*$/, "");
}

/** Paths below a folder, from there. */
export function belowFolder(paths: readonly string[], folder: string): string[] {
  if (folder === "") return [...paths];
  return paths
    .filter((path) => path.startsWith(`${folder}/`))
    .map((path) => path.slice(folder.length + 1));
}

/** Of some paths the one that shares the most folders with another, the shortest of equals. */
export function nearestPath(paths: readonly string[], to: string): string | undefined {
  const shared = (path: string) => commonLength(folderOf(path), folderOf(to));
  return paths.toSorted((a, b) => shared(b) - shared(a) || a.length - b.length)[0];
}

/** The folder below which a file lies at this path: of `pets/1.jpg` and `Eval/pets/1.jpg` it is `Eval`. */
export function folderHolding(
  paths: readonly string[],
  file: string,
  near: string,
): string | undefined {
  const path = nearestPath(
    paths.filter((one) => `/${one}`.endsWith(`/${file}`)),
    near,
  );
  const folder = path?.slice(0, -file.length - 1);
  return folder === "" ? undefined : folder;
}

function commonLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}
