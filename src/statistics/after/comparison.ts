import type { Direction } from "../../catalog/metrics.ts";

/**
 * How one side compares with another: by a `difference`, on a log scale as a share; or by a ratio, tested at
 * `at`. `together`: whether rounds of the two took turns, so that they pair.
 */
export interface Comparison {
  readonly by: "difference" | "ratio";
  readonly at: number;
  readonly direction: Direction;
  readonly together: boolean;
}
