import type { ClassMatches } from "./match-all.ts";
import { OVERLAPS, RECALLS } from "./thresholds.ts";

/** Of one class: precision, mean over the recalls, and the share of objects found at all; each a sum over thresholds. */
export interface Achieved {
  precision: number;
  recall: number;
}

/** What the walk over one class notes at each threshold: kept from draw to draw, there are thousands. */
export interface Room {
  readonly right: Float64Array;
  readonly ignored: Float64Array;
  readonly steps: Int32Array;
  /** Of each threshold, at each hit, how many were right by then and how many of the boxes that was. */
  readonly rights: readonly Float64Array[];
  readonly precisions: readonly Float64Array[];
}

export function roomFor(matches: readonly ClassMatches[]): Room {
  const most = matches.reduce((longest, { rows }) => Math.max(longest, rows.length), 0);
  const walks = () => OVERLAPS.map(() => new Float64Array(most));
  const sums = () => new Float64Array(OVERLAPS.length);
  const steps = new Int32Array(OVERLAPS.length);
  return { right: sums(), ignored: sums(), steps, rights: walks(), precisions: walks() };
}

/** How many objects there are of a class when image `row` was drawn `counts[row]` times. */
export function objectsIn({ objects }: ClassMatches, counts: Uint32Array): number {
  let sum = 0;
  for (let at = 0; at < objects.rows.length; at += 1) {
    sum += (objects.counts[at] ?? 0) * (counts[objects.rows[at] ?? 0] ?? 0);
  }
  return sum;
}

/** All thresholds of `bits` in one walk down the scores. */
export function accumulate(
  matches: ClassMatches,
  counts: Uint32Array,
  bits: readonly number[],
  objects: number,
  room: Room,
): Achieved {
  walk(matches, counts, room);
  const sum = { precision: 0, recall: 0 };
  for (const bit of bits) {
    sum.precision += meanPrecision(bit, objects, room);
    sum.recall += (room.right[bit] ?? 0) / objects;
  }
  return sum;
}

/** Most boxes hit nothing at any threshold: those are only counted. */
function walk({ rows, hits, ignored }: ClassMatches, counts: Uint32Array, room: Room): void {
  for (const sums of [room.right, room.ignored, room.steps]) sums.fill(0);
  let boxes = 0;
  for (let at = 0; at < rows.length; at += 1) {
    const times = counts[rows[at] ?? 0] ?? 0;
    if (times === 0) continue;
    boxes += times;
    for (let rest = ignored[at] ?? 0; rest !== 0; rest &= rest - 1) {
      const bit = 31 - Math.clz32(rest & -rest);
      room.ignored[bit] = (room.ignored[bit] ?? 0) + times;
    }
    for (let rest = hits[at] ?? 0; rest !== 0; rest &= rest - 1) {
      noteHit(31 - Math.clz32(rest & -rest), times, boxes, room);
    }
  }
}

function noteHit(bit: number, times: number, boxes: number, room: Room): void {
  const right = (room.right[bit] ?? 0) + times;
  const step = room.steps[bit] ?? 0;
  const [rights, precisions] = [room.rights[bit], room.precisions[bit]];
  if (rights === undefined || precisions === undefined) return;
  room.right[bit] = right;
  room.steps[bit] = step + 1;
  rights[step] = right;
  precisions[step] = right / (boxes - (room.ignored[bit] ?? 0));
}

/** At each recall the best precision there or further on: what a user could choose. */
function meanPrecision(bit: number, objects: number, { steps, rights, precisions }: Room): number {
  const [right, precision] = [rights[bit], precisions[bit]];
  let [sum, best, from] = [0, 0, steps[bit] ?? 0];
  for (let at = RECALLS.length - 1; at >= 0; at -= 1) {
    const recall = RECALLS[at] ?? 0;
    while (from > 0 && (right?.[from - 1] ?? 0) / objects >= recall) {
      from -= 1;
      best = Math.max(best, precision?.[from] ?? 0);
    }
    sum += best;
  }
  return sum / RECALLS.length;
}
