import { Growing } from "../growing.ts";
import { spanOf } from "../spans.ts";
import type { AreaRange } from "./areas.ts";
import type { Found } from "./columns.ts";
import { type Marks, matchImage, wantedOf } from "./match-image.ts";
import type { TrueBoxes } from "./samples.ts";
import { MOST_BOXES } from "./thresholds.ts";

/** Of one class, its boxes in all images, best score first, and how many objects each image has of it. */
export interface ClassMatches {
  readonly rows: Int32Array;
  readonly hits: Uint16Array;
  readonly ignored: Uint16Array;
  readonly objects: { readonly rows: Int32Array; readonly counts: Int32Array };
}

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

const integers = (size: number) => new Int32Array(size);
const bits = (size: number) => new Uint16Array(size);

/** Takes the boxes of one class image by image, and gives them back by score. */
class ClassLog {
  readonly #rows = new Growing(integers);
  readonly #hits = new Growing(bits);
  readonly #ignored = new Growing(bits);
  readonly #scores = new Growing((size) => new Float64Array(size));
  readonly #objectRows = new Growing(integers);
  readonly #objectCounts = new Growing(integers);

  add(row: number, objects: number, marks: readonly Marks[], scoreOf: (at: number) => number) {
    this.#objectRows.push(row);
    this.#objectCounts.push(objects);
    for (const [at, { hits, ignored }] of marks.entries()) {
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
    return {
      rows: Int32Array.from(order, (at) => rows[at] ?? 0),
      hits: Uint16Array.from(order, (at) => hits[at] ?? 0),
      ignored: Uint16Array.from(order, (at) => ignored[at] ?? 0),
      objects: { rows: this.#objectRows.all(), counts: this.#objectCounts.all() },
    };
  }
}
