import type { Json } from "../contract/json.ts";
import type { Files, Places } from "../samples/files.ts";

/** A model that a task can judge, as `init` proposes it: told from what the model takes and gives. */
export interface Recognised {
  /** What it is: `a classifier`. */
  readonly says: string;
  /** What of a policy's `data` block follows from the model, such as how its outputs are read. */
  readonly data: Readonly<Record<string, Json>>;
  /** What of it follows from where its data lie, and what a reader has to make sure of. */
  at?(places: Places): { readonly data: Readonly<Record<string, Json>>; readonly remark: string };
  /** Where among the files its data may lie; whether they fit, reading them tells. */
  places(files: Files): Promise<readonly Places[]>;
  /** What a team needs that has no such data, in lines. */
  collect(name: string): readonly string[];
  readonly aim: Aim;
}

/** What a first policy limits: how far a metric may drop. */
export interface Aim {
  readonly metric: string;
  /** Limits that people set, as files have the metric's values, the strictest first. */
  readonly customary: readonly number[];
  /**
   * How much a harmless quantization scatters the metric from one sample to another (a standard deviation). Where a
   * formula says what so many samples decide, as of a rate, it is not asked.
   */
  readonly spread?: number;
}

/** Drops of a share of the examples that people allow. */
export const CUSTOMARY_DROPS = [0.005, 0.01, 0.015, 0.02, 0.025, 0.03, 0.04, 0.05, 0.075, 0.1];
