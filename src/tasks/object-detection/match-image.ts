import { type AreaRange, isOutside } from "./areas.ts";
import type { Found } from "./found.ts";
import { overlapOf } from "./overlap.ts";
import type { Truths } from "./samples.ts";
import { OVERLAPS } from "./thresholds.ts";

/** Of a box, a bit for each threshold: whether it is a hit there, or one that nobody counts. */
export interface Marks {
  readonly hits: number;
  readonly ignored: number;
}

/** Objects that are to be found, then those that only excuse a box: crowds, and other sizes. */
export interface Wanted {
  readonly objects: readonly number[];
  /** How many of them, from the first, are to be found. */
  readonly counted: number;
}

export function wantedOf(truths: Truths, objects: readonly number[], area: AreaRange): Wanted {
  const excuses = (object: number) =>
    truths.crowds[object] === 1 || isOutside(truths.areas[object] ?? 0, area);
  const counted = objects.filter((object) => !excuses(object));
  return { objects: [...counted, ...objects.filter(excuses)], counted: counted.length };
}

/** COCO's pairing in one image and class: the best box takes the object that it covers best, and so on. */
export function matchImage(
  found: Found,
  boxes: readonly number[],
  truths: Truths,
  wanted: Wanted,
  area: AreaRange,
): Marks[] {
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
function isUnsized({ boxes }: Found, box: number, area: AreaRange): boolean {
  return isOutside((boxes[4 * box + 2] ?? 0) * (boxes[4 * box + 3] ?? 0), area);
}

/** The place of the object covered best, the last of equals; an excuse only where nothing is to be found. */
function bestFor(
  overlaps: readonly number[],
  least: number,
  { objects, counted }: Wanted,
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
