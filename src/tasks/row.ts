import type { DataKey } from "../catalog/data.ts";
import type { Metric } from "../catalog/metrics.ts";

/** What a policy, `init`, the docs and the JSON Schema know of a task: all but how its records are read and scored. */
export interface TaskRow {
  /** As policies write it. */
  readonly name: string;
  readonly says: string;
  /** Whether it is measured today; the others parse, and are unmeasured. */
  readonly evaluated: boolean;
  readonly data: readonly DataKey[];
  /** Of each group exactly one must be given. */
  readonly needs: readonly (readonly DataKey[])[];
  /** A key that means nothing without another. */
  readonly together: Partial<Record<DataKey, DataKey>>;
  readonly metrics: readonly MetricRow[];
  /** Those that a report shows unasked, the one that stands for the task first. */
  readonly shows: readonly string[];
}

/** A metric of a task's records: each has a function of the same name among the task's scores. */
export type MetricRow = Omit<Metric, "source" | "k">;

/** What models that read text need besides it. */
export const TOKENS = ["tokenizer", "pooling", "max-length"] as const;
