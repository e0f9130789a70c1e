import type { SetAside } from "../../contract/plan.ts";
import type { ClassificationSample } from "./lines.ts";

/** What the answers should be, and where each was read, for messages. */
export interface Labels {
  /** The label file, or the folder that holds one folder per class. */
  readonly file: string;
  readonly samples: readonly ClassificationSample[];
  /** Of each id, its line in the label file; empty for folders. */
  readonly lines: ReadonlyMap<string, number>;
  /** Of the unlabelled examples, which come last, how many there are and where their labels stand. */
  readonly unlabelled?: Pick<Labels, "file" | "lines"> & { readonly count: number };
  /** Of each folder of images, what in it is no sample. */
  readonly aside?: readonly SetAside[];
}
