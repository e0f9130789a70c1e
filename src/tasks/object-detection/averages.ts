import type { Metric } from "../../catalog/metrics.ts";
import type { Average, Curves } from "../../statistics/redrawn/curves.ts";
import { curveOf } from "./curves.ts";
import type { Matches } from "./matching.ts";
import { type AreaRange, OVERLAPS } from "./protocol.ts";

/** What a metric takes the mean of, over the classes, and of which objects. */
export interface Averaged extends Average {
  readonly area: AreaRange;
}

const EVERY = [...OVERLAPS.keys()];

/** COCO's protocol, by the names of the metrics. */
export const AVERAGED: Readonly<Record<string, Averaged>> = {
  map: { what: "precision", area: "all", thresholds: EVERY },
  "map-50": { what: "precision", area: "all", thresholds: [0] },
  "map-75": { what: "precision", area: "all", thresholds: [5] },
  "map-small": { what: "precision", area: "small", thresholds: EVERY },
  "map-medium": { what: "precision", area: "medium", thresholds: EVERY },
  "map-large": { what: "precision", area: "large", thresholds: EVERY },
  "mar-100": { what: "recall", area: "all", thresholds: EVERY },
};

/** Undefined for what is no metric of detectors. */
export function averagedBy({ name }: Pick<Metric, "name">): Averaged | undefined {
  return Object.hasOwn(AVERAGED, name) ? AVERAGED[name] : undefined;
}

/** Those of one range of sizes: their boxes are gone through once for all of them. */
export function averagesIn(range: AreaRange): Averaged[] {
  return Object.values(AVERAGED).filter(({ area }) => area === range);
}

export function curvesOf(matches: Matches, range: AreaRange): Curves {
  return { kind: "curves", classes: matches.map(curveOf), averages: averagesIn(range) };
}
