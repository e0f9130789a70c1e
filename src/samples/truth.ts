import type { Problem } from "../catalog/errors.ts";
import type { TaskOptions } from "../contract/data.ts";
import type { SetAside } from "../contract/plan.ts";
import type { Inspected } from "../contract/protocol.ts";
import type { AnySample } from "../contract/sample.ts";
import type { Naming } from "./class-names.ts";

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
  /** What of it the model cannot answer as the task is told to ask it, such as a label that it has no class for. */
  misfits(model: Inspected, options: TaskOptions): readonly Problem[];
  /** How its labels name the classes of a model that is asked so. */
  naming(model: Inspected, options: TaskOptions): Naming;
  /** What a sample gets whose right answer is changed: `another label`. */
  readonly another: string;
  /** The right answer to a sample, as a message shows it. */
  answerOf(id: string): string;
  /** Where a sample is files of its own, those that the model is shown: one, or one for each of its inputs. */
  inputsOf(sample: AnySample): readonly InputFile[];
}

/** A part of the data, and the path of a file below it. */
export interface InputFile {
  readonly part: string;
  readonly file: string;
}

/** Samples as they were read from a file or a folder, or as a plan has brought them along. */
export interface ReadSamples<Sample> extends Pick<Truth, "file" | "lines" | "aside"> {
  readonly samples: readonly Sample[];
}

/** What a task says of its samples, where there is nothing in them that a model could not answer. */
export interface Answers<Sample> {
  readonly another: string;
  answerOf(sample: Sample): string;
  inputsOf?(sample: AnySample): readonly InputFile[];
}

export function truthFrom<Sample extends AnySample>(
  { file, samples, lines, aside }: ReadSamples<Sample>,
  { another, answerOf, inputsOf = () => [] }: Answers<Sample>,
): Truth {
  return {
    ...{ file, samples, lines, another, inputsOf },
    ...(aside && aside.length > 0 && { aside }),
    misfits: () => [],
    naming: () => ({ by: "none" }),
    answerOf(id) {
      const sample = samples.find((one) => one.id === id);
      return sample === undefined ? "no sample" : answerOf(sample);
    },
  };
}

/** Of samples that a plan has brought along, the line of each in its file. */
export function linesOf(samples: readonly AnySample[]): ReadonlyMap<string, number> {
  return new Map(samples.map(({ id }, index) => [id, index + 1]));
}

/** The data that a policy names for a model, by its keys, in one state of the project. */
export interface DataParts {
  readonly sliceBy: readonly string[] | undefined;
  /** What whoever reads a part is told; nothing where the policy names no such part. */
  optionsOf(key: string): TaskOptions;
  /** What lies there; undefined where the policy names no such part. */
  kindOf(key: string): Promise<DataKind | undefined>;
  text(key: string): Promise<DataText | undefined>;
  files(key: string): Promise<Listing | undefined>;
  /** What the code of a task of the user's own lists as its samples, as JSON lines. */
  listed(): Promise<DataText | undefined>;
  /** The texts of a folder's files whose path from there ends so, whatever its case. */
  texts(key: string, ending: string): Promise<readonly DataText[]>;
  /** Of pictures below a folder, those whose size their beginning tells. */
  sizes(key: string, files: readonly string[]): Promise<ReadonlyMap<string, PictureSize>>;
  /** Of a file of arrays, how many rows they have. */
  rows(key: string): Promise<ArrayRows | undefined>;
}

/** An archive is a file of arrays, by its name (`.npz`). */
export type DataKind = "file" | "folder" | "archive";

export interface ArrayRows {
  readonly file: string;
  readonly count: number;
}

export interface DataText {
  readonly file: string;
  readonly text: string;
}

/** In pixels, as people see the picture: a photo may lie on its side in its file. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** A folder of the data. */
export interface Listing {
  readonly folder: string;
  /** Every file below it, by its path from there. */
  readonly files: readonly string[];
  /** Those that are neither the policy nor other data that it names: samples, or what somebody left among them. */
  readonly data: readonly string[];
}
