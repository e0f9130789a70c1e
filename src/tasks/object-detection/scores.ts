import type { Metric } from "../../catalog/metrics.ts";
import type { Unmeasured } from "../../catalog/unmeasured.ts";
import { averagesByClass } from "../../statistics/redrawn/curves.ts";
import type { Resampled } from "../../statistics/scores.ts";
import type { Metrics } from "../task.ts";
import { AVERAGED, type Averaged, averagesIn } from "./averages.ts";
import type { DetectionColumns } from "./columns.ts";

export const DETECTION_SCORES: Metrics<DetectionColumns> = Object.fromEntries(
  Object.entries(AVERAGED).map(([name, averaged]) => [name, average(averaged)]),
);

function average(averaged: Averaged) {
  const { area } = averaged;
  const which = averagesIn(area).indexOf(averaged);
  return (
    { name, passFrom = 0, within }: Metric,
    columns: DetectionColumns,
  ): Resampled | Unmeasured => {
    const matched = columns.matches(area);
    const objects = matched.some((match) => match.objects.counts.some((count) => count > 0));
    if (!objects)
      return { unmeasured: `${name} needs an object that counts, and no image has one` };
    return {
      ...{ kind: "resampled", statistic: columns.averages(area), which },
      ...{ within: within ?? null, passFrom, rare: true },
    };
  };
}

/** COCO's average precision, each image counted once; NaN where no object counts. */
export function averagePrecision(columns: DetectionColumns): number {
  return columns.averages("all").observed(0);
}

/** What a metric is the mean of: of each class that images show an object of, by its number. */
export function averagesOf(
  columns: DetectionColumns,
  averaged: Averaged,
): ReadonlyMap<number, number> {
  return averagesByClass(columns.curves(averaged.area), averaged, columns.samples.size);
}
