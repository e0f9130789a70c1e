import type { JudgedModel } from "../contract/verdict.ts";
import type { Trend } from "../history/trends.ts";

/** A model, and what became of each of its numbers. */
export interface ModelOverTime {
  readonly model: JudgedModel;
  readonly trends: readonly Trend[];
}
