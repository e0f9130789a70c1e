import { spanOf } from "../columns/arrays.ts";
import { ClassLog, type ClassMatches, type Marks, NOWHERE } from "./class-log.ts";
import { type AreaRange, isOutside, MOST_BOXES, OVERLAPS } from "./protocol.ts";
import type { FoundBoxes, TrueBoxes, Truths } from "./samples.ts";

/** One for each class, in the order of their numbers. */
export type Matches = readonly ClassMatches[];

/** Pairs boxes with objects, image by image: the one time that boxes are looked at. */
export function matchAll(samples: TrueBoxes, found: FoundBoxes, area: AreaRange): Matches {
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

function bestFirst(boxes: readonly number[], scores: Float64Array): readonly number[] {
  if (boxes.length < 2) return boxes;
  const better = (a: number, b: number) => (scores[b] ?? 0) - (scores[a] ?? 0);
  return [...boxes].sort(better).slice(0, MOST_BOXES);
}

/** Objects that are to be found, then those that only excuse a box: crowds, and other sizes. */
export interface WantedObjects {
  readonly objects: readonly number[];
  /** How many of them, from the first, are to be found. */
  readonly counted: number;
}

export function wantedOf(
  truths: Truths,
  objects: readonly number[],
  area: AreaRange,
): WantedObjects {
  const excuses = (object: number) =>
    truths.crowds[object] === 1 || isOutside(truths.areas[object] ?? 0, area);
  const counted = objects.filter((object) => !excuses(object));
  return { objects: [...counted, ...objects.filter(excuses)], counted: counted.length };
}

/** COCO's pairing in one image and class: the best box takes the object that it covers best, and so on. */
export function matchImage(
  found: FoundBoxes,
  boxes: readonly number[],
  truths: Truths,
  wanted: WantedObjects,
  area: AreaRange,
): Marks[] {
  if (wanted.objects.length === 0)
    return boxes.map((box) => ({ hits: 0, ignored: isUnsized(found, box, area) ? NOWHERE : 0 }));
  const overlaps = boxes.map((box) =>
    wanted.objects.map((object) =>
      overlapOf(found.boxes, box, truths.boxes, object, truths.crowds[object] === 1),
    ),
  );
  const marks = boxes.map((box) => ({ hits: 0, ignored: 0, unsized: isUnsized(found, box, area) }));
  for (const [bit, least] of OVERLAPS.entries()) {
    const taken = new Set<number>();
    for (const [at, mark] of marks.entries()) {
      const to = bestFor(overlaps[at] ?? [], least, wanted, taken, truths);
      if (to === undefined) mark.ignored |= mark.unsized ? 1 << bit : 0;
      else if (to < wanted.counted) mark.hits |= 1 << bit;
      else mark.ignored |= 1 << bit;
      if (to !== undefined) taken.add(to);
    }
  }
  return marks;
}

/** A box of another size that hits nothing is not held against a model. */
function isUnsized({ boxes }: FoundBoxes, box: number, area: AreaRange): boolean {
  return isOutside((boxes[4 * box + 2] ?? 0) * (boxes[4 * box + 3] ?? 0), area);
}

/** The place of the object covered best, the last of equals; an excuse only where nothing is to be found. */
function bestFor(
  overlaps: readonly number[],
  least: number,
  { objects, counted }: WantedObjects,
  taken: ReadonlySet<number>,
  { crowds }: Truths,
): number | undefined {
  let [best, most]: [number | undefined, number] = [undefined, least];
  for (const [to, overlap] of overlaps.entries()) {
    if (to >= counted && best !== undefined && best < counted) break;
    const crowd = crowds[objects[to] ?? 0] === 1;
    if (overlap < most || (taken.has(to) && !crowd)) continue;
    [best, most] = [to, overlap];
  }
  return best;
}

/** How much two boxes (x, y, width, height, at index `at`) share: of both, or with a crowd of the first alone. */
export function overlapOf(
  first: Float64Array,
  at: number,
  second: Float64Array,
  to: number,
  crowd: boolean,
): number {
  const [x, y, width, height] = boxAt(first, at);
  const [left, top, across, down] = boxAt(second, to);
  const wide = Math.min(x + width, left + across) - Math.max(x, left);
  const high = Math.min(y + height, top + down) - Math.max(y, top);
  if (wide <= 0 || high <= 0) return 0;
  const shared = wide * high;
  return shared / (crowd ? width * height : width * height + across * down - shared);
}

function boxAt(boxes: Float64Array, at: number): readonly [number, number, number, number] {
  const from = 4 * at;
  return [boxes[from] ?? 0, boxes[from + 1] ?? 0, boxes[from + 2] ?? 0, boxes[from + 3] ?? 0];
}
