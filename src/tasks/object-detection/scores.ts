import type { Metric } from "../../catalog/metrics.ts";
import type { Unmeasured } from "../../catalog/unmeasured.ts";
import type { Resampled } from "../../statistics/scores.ts";
import type { Metrics } from "../task.ts";
import { type Achieved, accumulate, objectsIn, roomFor } from "./accumulate.ts";
import type { DetectionColumns } from "./columns.ts";
import type { Matches } from "./matching.ts";
import { type AreaRange, OVERLAPS } from "./protocol.ts";

/** What a metric takes the mean of, over the classes. */
export interface Averaged {
  readonly what: keyof Achieved;
  readonly area: AreaRange;
  /** Which of the thresholds. */
  readonly bits: readonly number[];
}

const EVERY = [...OVERLAPS.keys()];

/** COCO's protocol, by the names of the metrics. */
const AVERAGED: Readonly<Record<string, Averaged>> = {
  map: { what: "precision", area: "all", bits: EVERY },
  "map-50": { what: "precision", area: "all", bits: [0] },
  "map-75": { what: "precision", area: "all", bits: [5] },
  "map-small": { what: "precision", area: "small", bits: EVERY },
  "map-medium": { what: "precision", area: "medium", bits: EVERY },
  "map-large": { what: "precision", area: "large", bits: EVERY },
  "mar-100": { what: "recall", area: "all", bits: EVERY },
};

export const DETECTION_SCORES: Metrics<DetectionColumns> = Object.fromEntries(
  Object.entries(AVERAGED).map(([name, averaged]) => [name, average(averaged)]),
);

/** Undefined for what is no metric of detectors. */
export function averagedBy({ name }: Pick<Metric, "name">): Averaged | undefined {
  return Object.hasOwn(AVERAGED, name) ? AVERAGED[name] : undefined;
}

function average({ what, area, bits }: Averaged) {
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
  return averageOver(columns.matches("all"), "precision", EVERY)(once(columns));
}

/** What a metric is the mean of: of each class that images show an object of, by its number. */
export function averagesOf(
  columns: DetectionColumns,
  { what, area, bits }: Averaged,
): ReadonlyMap<number, number> {
  const [counts, matches] = [once(columns), columns.matches(area)];
  const room = roomFor(matches);
  return new Map(
    matches.flatMap((match, number): [number, number][] => {
      const objects = objectsIn(match, counts);
      if (objects === 0) return [];
      return [[number, accumulate(match, counts, bits, objects, room)[what] / bits.length]];
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
