import type { SetAside } from "../contract/plan.ts";
import type { AnySample } from "../contract/sample.ts";

/** An example with its right answer; one of the unlabelled ones names its file or row, and may have no label. */
export type LabelledSample = AnySample & {
  readonly label?: string;
  readonly unlabelled?: string;
};

/** What the answers should be, and where each was read, for messages. */
export interface Labels {
  /** The label file, or the folder that holds one folder per class. */
  readonly file: string;
  readonly samples: readonly LabelledSample[];
  /** Of each id, its line in the label file; empty for folders. */
  readonly lines: ReadonlyMap<string, number>;
  /** Of the unlabelled examples, where their labels stand. */
  readonly unlabelled?: Pick<Labels, "file" | "lines">;
  /** Of each folder of images, what in it is no sample. */
  readonly aside?: readonly SetAside[];
}
