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
  rights: Int32Array;
  precisions: Float64Array;
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
  match: ClassMatches,
  counts: Uint32Array,
  bits: readonly number[],
  objects: number,
  room: CurveBuffers,
): Achieved {
  const { rows, marked } = match;
  countBoxes(rows, counts, room.boxes);
  makeRoom(room, room.boxes[rows.length - 1] ?? 0);
  need(objects, room.needed);
  let [precision, recall] = [0, 0];
  for (const bit of bits) {
    const at = marked[bit];
    const steps = at === undefined ? 0 : walk(at, match, counts, room);
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

/** Images that are drawn several times may have more hits than there are boxes. */
function makeRoom(room: CurveBuffers, boxes: number): void {
  if (room.rights.length >= boxes) return;
  room.rights = new Int32Array(2 * boxes);
  room.precisions = new Float64Array(2 * boxes);
}

/** How far a walk down the scores is. */
interface Walked {
  right: number;
  ignored: number;
  steps: number;
}

/** Notes every hit at one threshold; how many there were. Boxes between hits were counted before. */
function walk(
  marked: MarkedBoxes,
  { rows, runs }: ClassMatches,
  counts: Uint32Array,
  room: CurveBuffers,
): number {
  const { places, hits } = marked;
  const { boxes, rights, precisions } = room;
  const walked: Walked = { right: 0, ignored: 0, steps: 0 };
  for (let at = 0; at < places.length; at += 1) {
    const place = places[at] ?? 0;
    const times = counts[rows[place] ?? 0] ?? 0;
    if (times === 0) continue;
    if (times > 1 && (runs.lengths[runs.starts[place] ?? 0] ?? 1) > 1) {
      at = walkCopies(walked, at, times, marked, runs, room);
    } else if (hits[at] === 0) {
      walked.ignored += times;
    } else {
      walked.right += times;
      rights[walked.steps] = walked.right;
      precisions[walked.steps] = walked.right / ((boxes[place] ?? 0) - walked.ignored);
      walked.steps += 1;
    }
  }
  return walked.steps;
}

/**
 * Boxes of one score in an image that is drawn several times come as they do of copies of it: all of the first, then all
 * of the second. Answers the last of them.
 */
function walkCopies(
  walked: Walked,
  from: number,
  times: number,
  { places, hits }: MarkedBoxes,
  { starts, lengths }: ClassMatches["runs"],
  { boxes, rights, precisions }: CurveBuffers,
): number {
  const start = starts[places[from] ?? 0] ?? 0;
  let end = from;
  while (end < places.length && starts[places[end] ?? 0] === start) end += 1;
  const before = (boxes[start] ?? 0) - times;
  for (let copy = 0; copy < times; copy += 1) {
    for (let at = from; at < end; at += 1) {
      if (hits[at] === 0) {
        walked.ignored += 1;
        continue;
      }
      walked.right += 1;
      const among = before + copy * (lengths[start] ?? 1) + (places[at] ?? 0) - start + 1;
      rights[walked.steps] = walked.right;
      precisions[walked.steps] = walked.right / (among - walked.ignored);
      walked.steps += 1;
    }
  }
  return end - 1;
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
