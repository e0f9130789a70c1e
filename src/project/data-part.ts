import type { Tree } from "../git/tree.ts";

/** One part of a model's evaluation data and the state of the project that holds it. */
export interface DataPart {
  /** By the keys that lead to it: `unlabelled images`. */
  readonly part: string;
  /** The last of them, which says who reads it. */
  readonly key: string;
  readonly path: string;
  readonly tree: Tree;
}
