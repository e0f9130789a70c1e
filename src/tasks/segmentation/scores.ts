import type { Metric } from "../../catalog/metrics.ts";
import { onlyNumber } from "../../statistics/redrawn/unit-statistic.ts";
import type { Resampled } from "../../statistics/scores.ts";
import type { Metrics } from "../task.ts";
import type { SegmentationColumns } from "./columns.ts";

export const SEGMENTATION_SCORES: Metrics<SegmentationColumns> = {
  "mean-iou": meanIou,
};

function meanIou({ passFrom = 0, within }: Metric, columns: SegmentationColumns): Resampled {
  const { samples, starts, ends, classes, shared, either } = columns;
  const { size } = samples.classes;
  const overlaps = { kind: "overlaps", starts, ends, classes, shared, either, size } as const;
  return {
    ...{ kind: "resampled", ...onlyNumber(overlaps, samples) },
    ...{ within: within ?? null, passFrom, rare: true },
  };
}
