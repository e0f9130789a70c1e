import { Growing } from "../columns/arrays.ts";
import { OVERLAPS } from "./protocol.ts";

/** Of a box, a bit for each threshold: whether it is a hit there, or one that nobody counts. */
export interface Marks {
  readonly hits: number;
  readonly ignored: number;
}

/** Of one class, its boxes in all images, best score first, and how many objects it has in those images that have any. */
export interface ClassMatches {
  /** The image of each box. */
  readonly rows: Int32Array;
  readonly scores: Float64Array;
  /** Of each box the first of those of its image that have its score and stand together, and how many these are. */
  readonly runs: { readonly starts: Int32Array; readonly lengths: Int32Array };
  /** Of each threshold, the boxes that hit an object there, or are not counted. */
  readonly marked: readonly MarkedBoxes[];
  readonly objects: { readonly rows: Int32Array; readonly counts: Int32Array };
}

/** Places among the boxes, in their order; `hits` is 1 for a hit and 0 for a box that is not counted. */
export interface MarkedBoxes {
  readonly places: Int32Array;
  readonly hits: Uint8Array;
}

const integers = (size: number) => new Int32Array(size);
const bits = (size: number) => new Uint16Array(size);

/** Takes the boxes of one class image by image, and gives them back by score. */
export class ClassLog {
  readonly #rows = new Growing(integers);
  readonly #hits = new Growing(bits);
  readonly #ignored = new Growing(bits);
  readonly #scores = new Growing((size) => new Float64Array(size));
  readonly #objectRows = new Growing(integers);
  readonly #objectCounts = new Growing(integers);

  add(row: number, objects: number, marks: readonly Marks[], scoreOf: (at: number) => number) {
    if (objects > 0) {
      this.#objectRows.push(row);
      this.#objectCounts.push(objects);
    }
    for (const [at, { hits, ignored }] of marks.entries()) {
      if (ignored === NOWHERE) continue;
      this.#rows.push(row);
      this.#hits.push(hits);
      this.#ignored.push(ignored);
      this.#scores.push(scoreOf(at));
    }
  }

  /** Equal scores stay in the order of their images. */
  inOrder(): ClassMatches {
    const scores = this.#scores.all();
    const order = Int32Array.from(scores.keys()).sort(
      (a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b,
    );
    const [rows, hits, ignored] = [this.#rows.all(), this.#hits.all(), this.#ignored.all()];
    const inOrder = (marks: Uint16Array) => Uint16Array.from(order, (at) => marks[at] ?? 0);
    const [hit, excused] = [inOrder(hits), inOrder(ignored)];
    const sorted = Int32Array.from(order, (at) => rows[at] ?? 0);
    const falling = Float64Array.from(order, (at) => scores[at] ?? 0);
    return {
      rows: sorted,
      scores: falling,
      runs: runsIn(sorted, (place) => falling[place] ?? 0),
      marked: OVERLAPS.map((_, bit) => markedAt(bit, hit, excused)),
      objects: { rows: this.#objectRows.all(), counts: this.#objectCounts.all() },
    };
  }
}

function runsIn(rows: Int32Array, scoreAt: (place: number) => number): ClassMatches["runs"] {
  const [starts, lengths] = [integers(rows.length), integers(rows.length)];
  let start = 0;
  for (let place = 0; place < rows.length; place += 1) {
    if (rows[place] !== rows[start] || scoreAt(place) !== scoreAt(start)) start = place;
    starts[place] = start;
    lengths[start] = place - start + 1;
  }
  return { starts, lengths };
}

/** Not counted at any threshold. */
export const NOWHERE = 2 ** OVERLAPS.length - 1;

function markedAt(bit: number, hits: Uint16Array, ignored: Uint16Array): MarkedBoxes {
  const places: number[] = [];
  for (let place = 0; place < hits.length; place += 1) {
    if (isSet(bit, (hits[place] ?? 0) | (ignored[place] ?? 0))) places.push(place);
  }
  return {
    places: Int32Array.from(places),
    hits: Uint8Array.from(places, (place) => (isSet(bit, hits[place] ?? 0) ? 1 : 0)),
  };
}

function isSet(bit: number, bits: number): boolean {
  return ((bits >> bit) & 1) === 1;
}
