import type { Problem } from "../catalog/errors.ts";
import type { SetAside } from "../contract/plan.ts";
import type { Inspected } from "../contract/protocol.ts";
import type { AnySample } from "../contract/sample.ts";

/** What a model should answer, as its task has read it from the data, and where each was read, for messages. */
export interface Truth {
  /** The file, or the folder, that says it. */
  readonly file: string;
  readonly samples: readonly AnySample[];
  /** Of each id, its line in the file; empty for folders. */
  readonly lines: ReadonlyMap<string, number>;
  /** How many of the samples, the last ones, may have no label yet. */
  readonly unlabelled?: number;
  /** Of each folder of inputs, what in it is no sample. */
  readonly aside?: readonly SetAside[];
  /** What of it the model cannot answer, such as a label that it has no class for. */
  misfits(model: Pick<Inspected, "classes" | "classCount">): readonly Problem[];
  /** The right answer to a sample, as a message shows it. */
  answerOf(id: string): string;
  /** Where a sample's input is a file of its own: the part of the data, and the path below it. */
  inputOf?(sample: AnySample): InputFile;
}

export interface InputFile {
  readonly part: string;
  readonly file: string;
}

/** The data that a policy names for a model, by its keys, in one state of the project. */
export interface DataParts {
  readonly sliceBy: readonly string[] | undefined;
  text(key: string): Promise<DataText | undefined>;
  files(key: string): Promise<Listing | undefined>;
}

export interface DataText {
  readonly file: string;
  readonly text: string;
}

/** A folder of the data. */
export interface Listing {
  readonly folder: string;
  /** Every file below it, by its path from there. */
  readonly files: readonly string[];
  /** Those that are neither the policy nor other data that it names: samples, or what somebody left among them. */
  readonly data: readonly string[];
}
