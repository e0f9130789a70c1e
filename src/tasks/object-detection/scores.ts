import type { Metric } from "../../catalog/metrics.ts";
import type { Unmeasured } from "../../catalog/unmeasured.ts";
import type { Resampled } from "../../statistics/scores.ts";
import type { Metrics } from "../task.ts";
import { type Achieved, accumulate, objectsIn, roomFor } from "./accumulate.ts";
import type { DetectionColumns } from "./columns.ts";
import type { Matches } from "./matching.ts";
import { type AreaRange, OVERLAPS } from "./protocol.ts";

/** COCO's protocol, each image a unit. */
export const DETECTION_SCORES: Metrics<DetectionColumns> = {
  map: average("precision", "all"),
  "map-50": average("precision", "all", [0]),
  "map-75": average("precision", "all", [5]),
  "map-small": average("precision", "small"),
  "map-medium": average("precision", "medium"),
  "map-large": average("precision", "large"),
  "mar-100": average("recall", "all"),
};

function average(
  what: keyof Achieved,
  area: AreaRange,
  bits: readonly number[] = [...OVERLAPS.keys()],
) {
  return (
    { name, passFrom = 0, within }: Metric,
    columns: DetectionColumns,
  ): Resampled | Unmeasured => {
    const { samples } = columns;
    const matched = columns.matches(area);
    const objects = matched.some((match) => match.objects.counts.some((count) => count > 0));
    if (!objects)
      return { unmeasured: `${name} needs an object that counts, and no image has one` };
    return {
      ...{ kind: "resampled", units: samples.size, seed: samples.seed },
      ...{ within: within ?? null, passFrom, rare: true },
      of: averageOver(matched, what, bits),
    };
  };
}

/** COCO's average precision, each image counted once; NaN where no object counts. */
export function averagePrecision(columns: DetectionColumns): number {
  const every = [...OVERLAPS.keys()];
  return averageOver(columns.matches("all"), "precision", every)(once(columns));
}

/** The same of each class that images show an object of, by its number. */
export function averagePrecisions(
  columns: DetectionColumns,
  bits: readonly number[] = [...OVERLAPS.keys()],
  area: AreaRange = "all",
): ReadonlyMap<number, number> {
  const [counts, matches] = [once(columns), columns.matches(area)];
  const room = roomFor(matches);
  return new Map(
    matches.flatMap((match, number): [number, number][] => {
      const objects = objectsIn(match, counts);
      if (objects === 0) return [];
      const { precision } = accumulate(match, counts, bits, objects, room);
      return [[number, precision / bits.length]];
    }),
  );
}

function once({ samples }: DetectionColumns): Uint32Array {
  return new Uint32Array(samples.size).fill(1);
}

/** The mean over the classes that a draw shows and over the thresholds; NaN where it shows none. */
function averageOver(matches: Matches, what: keyof Achieved, bits: readonly number[]) {
  const room = roomFor(matches);
  return (counts: Uint32Array): number => {
    let [sum, classes] = [0, 0];
    for (const match of matches) {
      const objects = objectsIn(match, counts);
      if (objects === 0) continue;
      classes += 1;
      sum += accumulate(match, counts, bits, objects, room)[what];
    }
    return sum / (classes * bits.length);
  };
}
