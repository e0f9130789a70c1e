import type { ClassMatches, MarkedBoxes } from "./class-log.ts";
import { RECALLS } from "./protocol.ts";

/** Of one class: precision, mean over the recalls, and the share of objects found; each a sum over thresholds. */
export interface Achieved {
  readonly precision: number;
  readonly recall: number;
}

/** What is noted of one class on the way down its scores: kept from draw to draw, there are thousands. */
export interface CurveBuffers {
  /** How many boxes there were down to each. */
  readonly boxes: Int32Array;
  /** At each hit how many were right by then, and which share of the boxes. */
  readonly rights: Int32Array;
  readonly precisions: Float64Array;
  /** How many must be right for each of the recalls. */
  readonly needed: Int32Array;
}

export function roomFor(matches: readonly ClassMatches[]): CurveBuffers {
  const most = matches.reduce((longest, { rows }) => Math.max(longest, rows.length), 0);
  const integers = (size: number) => new Int32Array(size);
  return {
    ...{ boxes: integers(most), rights: integers(most), precisions: new Float64Array(most) },
    needed: integers(RECALLS.length),
  };
}

/** How many objects there are of a class when image `row` was drawn `counts[row]` times. */
export function objectsIn({ objects }: ClassMatches, counts: Uint32Array): number {
  let sum = 0;
  for (let at = 0; at < objects.rows.length; at += 1) {
    sum += (objects.counts[at] ?? 0) * (counts[objects.rows[at] ?? 0] ?? 0);
  }
  return sum;
}

/** One class at the thresholds `bits`, of which `objects` are to be found. */
export function accumulate(
  { rows, marked }: ClassMatches,
  counts: Uint32Array,
  bits: readonly number[],
  objects: number,
  room: CurveBuffers,
): Achieved {
  countBoxes(rows, counts, room.boxes);
  need(objects, room.needed);
  let [precision, recall] = [0, 0];
  for (const bit of bits) {
    const at = marked[bit];
    const steps = at === undefined ? 0 : walk(at, rows, counts, room);
    precision += meanPrecision(steps, room);
    recall += steps === 0 ? 0 : (room.rights[steps - 1] ?? 0) / objects;
  }
  return { precision, recall };
}

function countBoxes(rows: Int32Array, counts: Uint32Array, boxes: Int32Array): void {
  let sum = 0;
  for (let at = 0; at < rows.length; at += 1) {
    sum += counts[rows[at] ?? 0] ?? 0;
    boxes[at] = sum;
  }
}

/** Notes every hit at one threshold; how many there were. Boxes between hits were counted before. */
function walk(
  { places, hits }: MarkedBoxes,
  rows: Int32Array,
  counts: Uint32Array,
  room: CurveBuffers,
): number {
  const { boxes, rights, precisions } = room;
  let [right, ignored, steps] = [0, 0, 0];
  for (let at = 0; at < places.length; at += 1) {
    const place = places[at] ?? 0;
    const times = counts[rows[place] ?? 0] ?? 0;
    if (times === 0) continue;
    if (hits[at] === 0) {
      ignored += times;
      continue;
    }
    right += times;
    rights[steps] = right;
    precisions[steps] = right / ((boxes[place] ?? 0) - ignored);
    steps += 1;
  }
  return steps;
}

/** The least right for which right / objects ≥ recall: compared once for all thresholds. */
function need(objects: number, needed: Int32Array): void {
  for (let at = 0; at < needed.length; at += 1) {
    const recall = RECALLS[at] ?? 0;
    let least = Math.max(0, Math.floor(recall * objects) - 1);
    while (least / objects < recall) least += 1;
    needed[at] = least;
  }
}

/** At each recall the best precision there or further on: what a user could choose. */
function meanPrecision(steps: number, { rights, precisions, needed }: CurveBuffers): number {
  let [sum, best, from] = [0, 0, steps];
  for (let at = needed.length - 1; at >= 0; at -= 1) {
    const least = needed[at] ?? 0;
    while (from > 0 && (rights[from - 1] ?? 0) >= least) {
      from -= 1;
      best = Math.max(best, precisions[from] ?? 0);
    }
    sum += best;
  }
  return sum / RECALLS.length;
}
