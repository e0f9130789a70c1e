import { spansOf } from "../columns/sample-table.ts";
import type { Trivial } from "../task.ts";
import {
  type DetectionColumns,
  detectionColumns,
  MOST_LOOKED_AT,
  selectDetected,
} from "./columns.ts";
import { misreadIn } from "./misread.ts";
import { averagePrecision } from "./scores.ts";

/** What no model that finds anything stays below: a hundredth of what is to be found. */
const AS_GOOD_AS_NOTHING = 0.01;

/** So often all boxes are moved on by an image. */
const SHIFTS = 8;

/** What boxes score that were found in other images; and where all of them are off in one way, which. */
export function chanceOf(columns: DetectionColumns): Trivial {
  const mistake = misreadIn(columns);
  const chance = bestShifted(columns);
  const isLow = chance <= AS_GOOD_AS_NOTHING;
  return {
    metric: "map",
    value: isLow ? AS_GOOD_AS_NOTHING : chance,
    says: isLow
      ? "next to nothing"
      : "the boxes of other images, so that the places alone tell as much",
    ...(mistake !== undefined && { mistake }),
  };
}

/** Where objects stand in the same place in every image, this is high. */
function bestShifted(columns: DetectionColumns): number {
  const size = Math.min(columns.samples.size, MOST_LOOKED_AT);
  const rows = Array.from({ length: size }, (_, row) => row);
  const some = selectDetected(columns, rows);
  let best = 0;
  for (let by = 1; by <= Math.min(SHIFTS, size - 1); by += 1) {
    const moved = rows.map((row) => (row + by) % size);
    const found = { ...columns.found, ...spansOf(moved, columns.found) };
    const value = averagePrecision(detectionColumns(some.samples, found, []));
    if (value > best) best = value;
  }
  return best;
}
