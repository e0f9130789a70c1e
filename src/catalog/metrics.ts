import type { Quantity } from "./units.ts";

/** Which way is better. */
export type Direction = "higher" | "lower";

/** Where the number comes from: the records, the package, or the target it runs on. */
export type Source = "records" | "package" | "target";

/** Which statistics decide a limit on it (docs/statistics.md). */
export type Test = "paired-rate" | "mean" | "exact" | "not-yet";

export interface Metric {
  readonly name: string;
  readonly direction: Direction;
  readonly quantity: Quantity;
  readonly source: Source;
  readonly test: Test;
  readonly says: string;
}
