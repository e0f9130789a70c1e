import { join } from "node:path";

/** Each holds what was found out of one kind, a file for each key. */
export const SHELVES = [
  /** What a worker says of itself and its engines. */
  "engines",
  /** What files of a project held, and what they are known by. */
  "files",
  /** What a package is. */
  "inspections",
  /** What became of a recipe; the package itself lies beside it. */
  "packages",
  /** Which examples were answered together. */
  "divisions",
  /** The answers of one variant to some neighbouring examples. */
  "chunks",
  /** How far the values inside a variant reach. */
  "watches",
  /** How near a variant's outputs on a target come to the portable engine's. */
  "parities",
] as const;
export type Shelf = (typeof SHELVES)[number];

/** Counts up where what is kept is written otherwise than before: another number, another folder. */
const VERSION = "1";

/** Where what is kept lies. */
export type Places = ReturnType<typeof storeAt>;

export function storeAt(home: string) {
  const root = join(home, "store", VERSION);
  return {
    root,
    /** Where what is not whole yet is written, a folder for each process. */
    writing: join(root, "writing"),
    file: (shelf: Shelf, key: string) => join(root, shelf, `${key}.txt`),
    package: (key: string) => join(root, "packages", `${key}.mlpackage`),
  };
}
