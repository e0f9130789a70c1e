import type { Spans } from "../columns/spans.ts";

/** What one variant found in all images, one after another. */
export interface Found extends Spans {
  /** Four numbers a box: x, y, width, height. */
  readonly boxes: Float64Array;
  readonly classes: Int32Array;
  readonly scores: Float64Array;
}
