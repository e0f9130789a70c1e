import { spanOf } from "../columns/spans.ts";
import type { AreaRange } from "./areas.ts";
import { ClassLog, type ClassMatches } from "./class-log.ts";
import type { Found } from "./found.ts";
import { matchImage, wantedOf } from "./match-image.ts";
import type { TrueBoxes } from "./samples.ts";
import { MOST_BOXES } from "./thresholds.ts";

/** One for each class, in the order of their numbers. */
export type Matches = readonly ClassMatches[];

/** Pairs boxes with objects, image by image: the one time that boxes are looked at. */
export function matchAll(samples: TrueBoxes, found: Found, area: AreaRange): Matches {
  const classes = Array.from({ length: samples.classes.size }, () => new ClassLog());
  for (let row = 0; row < samples.size; row += 1) {
    const boxes = byClass(found.classes, spanOf(found, row));
    const objects = byClass(samples.truths.classes, spanOf(samples.truths, row));
    for (const number of new Set([...boxes.keys(), ...objects.keys()])) {
      const best = bestFirst(boxes.get(number) ?? [], found.scores);
      const wanted = wantedOf(samples.truths, objects.get(number) ?? [], area);
      const marks = matchImage(found, best, samples.truths, wanted, area);
      classes[number]?.add(row, wanted.counted, marks, (at) => found.scores[best[at] ?? 0] ?? 0);
    }
  }
  return classes.map((log) => log.inOrder());
}

/** Of each class in a row, the indices of what it has there. */
function byClass(classes: Int32Array, [start, end]: [number, number]): Map<number, number[]> {
  const indices = new Map<number, number[]>();
  for (let at = start; at < end; at += 1) {
    const number = classes[at] ?? 0;
    const those = indices.get(number);
    if (those === undefined) indices.set(number, [at]);
    else those.push(at);
  }
  return indices;
}

function bestFirst(boxes: readonly number[], scores: Float64Array): number[] {
  const better = (a: number, b: number) => (scores[b] ?? 0) - (scores[a] ?? 0);
  return [...boxes].sort(better).slice(0, MOST_BOXES);
}
