import type { Metric } from "../catalog/metrics.ts";

/** What a policy, `init`, the docs and the JSON Schema know of a task: all but how its records are read and scored. */
export interface TaskRow {
  /** As policies write it. */
  readonly name: string;
  readonly says: string;
  /** Whether it is measured today; the others parse, and are unmeasured. */
  readonly evaluated: boolean;
  /** The keys of the `data` block that it reads. */
  readonly data: Readonly<Record<string, DataRow>>;
  /** Of each group one must be given, and no second but of those that stand `beside` each other. */
  readonly needs: readonly (readonly string[])[];
  /** Likewise, and only where the model runs here: what was recorded elsewhere takes no tokenizer. */
  readonly needsToRun?: readonly (readonly string[])[];
  /** Keys of one group that a sample may have inputs of together. */
  readonly beside?: readonly string[];
  /** A key that means nothing without another. */
  readonly together: Readonly<Record<string, string>>;
  /** Where a variant's answers are told by how near its outputs come to the reference's, which then has to run first. */
  readonly compares?: "outputs";
  /** Whether one machine must answer all examples of a model: what comes before the first costs more than they do. */
  readonly whole?: true;
  /** What whoever measures must know of the metrics that limits are on. */
  readonly options?: (metrics: readonly Metric[]) => Readonly<Record<string, string | number>>;
  /** What of how the model is asked a reader of its numbers must know, as far as a policy's options say it. */
  readonly tells?: (options: Readonly<Record<string, unknown>>) => readonly string[];
  /** Whether limits may be on the samples of one label, which takes no column: `label=cat`. */
  readonly slicesByLabel?: true;
  /** Whether limits may be on one output of the model: `output=embedding`. */
  readonly slicesByOutput?: true;
  /**
   * Numbers that the reference has of each sample, and what each says: limits may be on the samples that it has within a
   * range, `margin=0..0.02`.
   */
  readonly ranges?: Readonly<Record<string, string>>;
  /** The part whose files are the examples that people are asked to label, by the keys that lead to it. */
  readonly filesToLabel?: string;
  readonly metrics: readonly MetricRow[];
  /** Those that a report shows unasked, the one that stands for the task first. */
  readonly shows: readonly string[];
}

/** A metric of a task's records: each has a function of the same name among the task's scores. */
export type MetricRow = Omit<Metric, "source" | "k">;

/** A key of the `data` block: how it is written, and what becomes of it. The same key says the same in every task. */
export type DataRow = {
  /** As a policy writes the value. */
  readonly example: string;
  readonly says: string;
} & (DataPath | DataGroup | DataValue | { readonly kind: "columns" | "digest" });

/** A file or folder, which planning reads for the right answers. */
interface DataPath {
  readonly kind: "path";
  /** Whoever measures reads it too: it goes along, from the plan to the worker. */
  readonly isInput?: true;
}

/** A map of keys, each again a row. */
interface DataGroup {
  readonly kind: "parts";
  readonly of: Readonly<Record<string, DataRow>>;
  /** What is wrong with these keys beside the others of the block. */
  readonly check: (
    within: ReadonlySet<string>,
    beside: ReadonlySet<string>,
  ) => readonly DataProblem[];
}

/** `key`: the one that is wrong, where it is not the whole map. */
export interface DataProblem {
  readonly key?: string;
  readonly message: string;
  readonly fix?: string;
}

/** What the task is told, or the reader of the part that it is an option of. */
type DataValue = { readonly optionOf?: string } & ValueForm;

/** A value within a map of values. */
export type ValueRow = { readonly example: string; readonly says: string } & ValueForm;

type ValueForm =
  | { readonly kind: "choice"; readonly among: readonly [string, ...string[]] }
  /** Also as a fraction, `1/255`; `within` has the least and the most. */
  | { readonly kind: "number"; readonly within?: readonly [number, number] }
  /** One for all, or one each. */
  | { readonly kind: "numbers" }
  /** A list of texts. */
  | { readonly kind: "text-list" }
  | { readonly kind: "color" | "text" | "count" | "flag" | "any" }
  /** A list of names, in an order that means something. */
  | { readonly kind: "names" }
  /** A map whose names the user chooses, as those of a model's inputs. */
  | { readonly kind: "by-name"; readonly of: "number" | "text" }
  | Values;

/** A map of values, told as one. */
interface Values {
  readonly kind: "values";
  readonly of: Readonly<Record<string, ValueRow>>;
}
