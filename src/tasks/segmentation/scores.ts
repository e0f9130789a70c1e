import type { Metric } from "../../catalog/metrics.ts";
import type { Resampled } from "../../statistics/scores.ts";
import { spanOf } from "../columns/arrays.ts";
import type { Metrics } from "../task.ts";
import type { SegmentationColumns } from "./columns.ts";

export const SEGMENTATION_SCORES: Metrics<SegmentationColumns> = {
  "mean-iou": meanIou,
};

function meanIou({ passFrom = 0, within }: Metric, columns: SegmentationColumns): Resampled {
  const { size, seed, classes } = columns.samples;
  const [shared, either] = [new Float64Array(classes.size), new Float64Array(classes.size)];
  return {
    ...{ kind: "resampled", units: size, seed },
    ...{ within: within ?? null, passFrom, rare: true },
    of(counts) {
      shared.fill(0);
      either.fill(0);
      for (let row = 0; row < size; row += 1) {
        addImage(columns, row, counts[row] ?? 0, shared, either);
      }
      return meanOfPresent(shared, either);
    },
  };
}

function addImage(
  columns: SegmentationColumns,
  row: number,
  times: number,
  shared: Float64Array,
  either: Float64Array,
): void {
  if (times === 0) return;
  const [start, end] = spanOf(columns, row);
  for (let at = start; at < end; at += 1) {
    const number = columns.classes[at] ?? 0;
    shared[number] = (shared[number] ?? 0) + times * (columns.shared[at] ?? 0);
    either[number] = (either[number] ?? 0) + times * (columns.either[at] ?? 0);
  }
}

/** Classes of which neither masks nor answers have a pixel do not count. */
function meanOfPresent(shared: Float64Array, either: Float64Array): number {
  let [sum, present] = [0, 0];
  for (const [number, pixels] of either.entries()) {
    if (pixels === 0) continue;
    sum += (shared[number] ?? 0) / pixels;
    present += 1;
  }
  return sum / present;
}
