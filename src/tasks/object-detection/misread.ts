import { spanOf } from "../columns/arrays.ts";
import { type DetectionColumns, MOST_LOOKED_AT } from "./columns.ts";
import { type Affine, type Four, MOST_SHOWN, type Shown, type Sides } from "./lines.ts";
import { overlapOf } from "./matching.ts";
import { ORDERS, UNITS } from "./row.ts";

/** A way to read four numbers as a box. */
interface Reading {
  readonly order: (typeof ORDERS)[number];
  readonly unit: (typeof UNITS)[number];
}

const READINGS: readonly Reading[] = ORDERS.flatMap((order) =>
  UNITS.map((unit) => ({ order, unit })),
);

/** Shares of the objects that best boxes must lie on for them to be found; by chance a few are. */
const FOUND = 0.2;
/** So many times as many as before: what else could be the reason? */
const TIMES = 5;

/**
 * What is wrong with all boxes of a model at once, where something is: they lie on the objects when their numbers are
 * read in another way, or they lie there under the names of other classes.
 */
export function misreadIn(columns: DetectionColumns): string | undefined {
  const lying = shareFound(columns, (row) => recorded(columns, row));
  const [best, share] = bestReading(columns);
  if (share >= FOUND && share >= TIMES * lying)
    return `its boxes lie on the objects when their numbers are read as ${describe(best)}: order ${best.order}, unit ${best.unit}`;
  const named = shareFound(columns, (row) => recorded(columns, row), true);
  if (lying >= FOUND && lying >= TIMES * named)
    return "its boxes lie on the objects, under the names of other classes: the order of the classes is another one";
}

function bestReading(columns: DetectionColumns): [Reading, number] {
  const shares = READINGS.map((reading): [Reading, number] => [
    reading,
    shareFound(columns, (row) => readAs(columns, row, reading)),
  ]);
  return shares.reduce((best, other) => (other[1] > best[1] ? other : best));
}

const ORDER_SAYS = {
  cxcywh: "middle and size",
  xywh: "a corner and the size",
  xyxy: "two corners",
  yxyx: "two corners with the height first",
} as const satisfies Record<Reading["order"], string>;

const UNIT_SAYS = {
  pixels: "in pixels",
  normalized: "in shares of the sides",
} as const satisfies Record<Reading["unit"], string>;

function describe({ order, unit }: Reading): string {
  return `${ORDER_SAYS[order]} ${UNIT_SAYS[unit]}`;
}

/** A box, and the number of its class where that is known. */
interface Placed {
  /** x, y, width and height. */
  readonly box: Float64Array;
  readonly number?: number;
}

/** Of the objects in the first images the share that one of the best boxes covers by half. */
function shareFound(
  { samples }: DetectionColumns,
  boxesOf: (row: number) => readonly Placed[],
  named = false,
): number {
  const { truths } = samples;
  let [objects, found] = [0, 0];
  for (let row = 0; row < Math.min(samples.size, MOST_LOOKED_AT); row += 1) {
    const boxes = boxesOf(row);
    const [start, end] = spanOf(truths, row);
    for (let object = start; object < end; object += 1) {
      if (truths.crowds[object] === 1) continue;
      objects += 1;
      const covers = ({ box, number }: Placed) =>
        (!named || number === truths.classes[object]) &&
        overlapOf(box, 0, truths.boxes, object, false) >= 0.5;
      if (boxes.some(covers)) found += 1;
    }
  }
  return objects === 0 ? 0 : found / objects;
}

/** The best boxes as they were recorded. */
function recorded({ found }: DetectionColumns, row: number): Placed[] {
  const [start, end] = spanOf(found, row);
  return Array.from({ length: end - start }, (_, at) => start + at)
    .sort((a, b) => (found.scores[b] ?? 0) - (found.scores[a] ?? 0))
    .slice(0, MOST_SHOWN)
    .map((at) => ({
      box: found.boxes.subarray(4 * at, 4 * at + 4),
      ...(found.classes[at] !== undefined && { number: found.classes[at] }),
    }));
}

/** The numbers of the best boxes, read in another way; what was recorded elsewhere stands as it would be read. */
function readAs(columns: DetectionColumns, row: number, reading: Reading): Placed[] {
  const { size, back, numbers } = columns.shown.get(row) ?? asRecorded(columns, row);
  return numbers.map((four) => ({ box: placed(cornersOf(four, reading, size), back) }));
}

function asRecorded(columns: DetectionColumns, row: number): Shown {
  const { sizes } = columns.samples;
  return {
    size: [sizes[2 * row] ?? 1, sizes[2 * row + 1] ?? 1],
    back: [1, 0, 0, 0, 1, 0],
    numbers: recorded(columns, row).map(({ box: [a = 0, b = 0, c = 0, d = 0] }) => [a, b, c, d]),
  };
}

/** Left, top, right and bottom. */
function cornersOf([a, b, c, d]: Four, { order, unit }: Reading, [width, height]: Sides): Four {
  const [x, y] = unit === "pixels" ? [1, 1] : [width, height];
  switch (order) {
    case "cxcywh":
      return [(a - c / 2) * x, (b - d / 2) * y, (a + c / 2) * x, (b + d / 2) * y];
    case "xywh":
      return [a * x, b * y, (a + c) * x, (b + d) * y];
    case "xyxy":
      return [a * x, b * y, c * x, d * y];
    case "yxyx":
      return [b * x, a * y, d * x, c * y];
    default:
      return order satisfies never;
  }
}

/** As x, y, width and height in the picture; of a picture that lies on its side another corner is the first. */
function placed([left, top, right, bottom]: Four, [a, b, c, d, e, f]: Affine): Float64Array {
  const xs = [a * left + b * top + c, a * right + b * bottom + c];
  const ys = [d * left + e * top + f, d * right + e * bottom + f];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return Float64Array.of(x, y, Math.max(...xs) - x, Math.max(...ys) - y);
}
