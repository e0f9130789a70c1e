/** Boxes of every class in all images, best score first: what COCO's averages over classes are worked out from. */
export interface Curves {
  readonly kind: "curves";
  readonly classes: readonly Curve[];
  /** The numbers that it has. */
  readonly averages: readonly Average[];
}

/** What is averaged over the classes: a mean over recalls, or the share of objects found, each at some thresholds. */
export interface Average {
  readonly what: "precision" | "recall";
  readonly thresholds: readonly number[];
}

/**
 * One class. Precision changes for the better at hits alone, so that of the other boxes it matters only how many come
 * before each *event*: a box that is a hit at some threshold, or not counted there.
 */
export interface Curve {
  /** The image of each box, down to the last event. */
  readonly rows: Int32Array;
  readonly events: Events;
  /** The images that show objects of the class, and how many each. */
  readonly objects: { readonly rows: Int32Array; readonly counts: Int32Array };
}

export interface Events {
  /** The place of each among the boxes. */
  readonly places: Int32Array;
  /** A bit for each threshold: whether it is a hit there, or is not counted. */
  readonly hits: Int32Array;
  readonly ignored: Int32Array;
  /** The first of those boxes of its image that have its score and stand together, and how many these are. */
  readonly starts: Int32Array;
  readonly lengths: Int32Array;
}

/** The shares of the objects found at which precision is read: 0, 0.01 … 1. */
const RECALLS: readonly number[] = Array.from({ length: 101 }, (_, at) =>
  at === 100 ? 1 : at * 0.01,
);

/** The averages `wanted`, by their numbers, over the classes that a draw shows an object of; NaN where it shows none. */
export function averagesOver({ classes, averages }: Curves, wanted: readonly number[]) {
  const asked = wanted.flatMap((number) => averages[number] ?? []);
  const walker = new Walker(asked);
  const courses = classes.map((curve) => walker.courseOf(curve));
  const sums = new Float64Array(asked.length);
  return (counts: Uint32Array): Float64Array => {
    sums.fill(0);
    let present = 0;
    for (const course of courses) {
      const objects = objectsIn(course, counts);
      if (objects === 0) continue;
      present += 1;
      walker.walk(course, counts, objects);
      for (const [at, average] of asked.entries()) sums[at] = (sums[at] ?? 0) + walker.sum(average);
    }
    for (const [at, average] of asked.entries())
      sums[at] = (sums[at] ?? 0) / (present * average.thresholds.length);
    return sums;
  };
}

/** An average of each class of which there are objects, by its number, each image counted once. */
export function averagesByClass(
  { classes }: Pick<Curves, "classes">,
  average: Average,
  images: number,
): ReadonlyMap<number, number> {
  const [once, walker] = [new Uint32Array(images).fill(1), new Walker([average])];
  const found = new Map<number, number>();
  for (const [number, curve] of classes.entries()) {
    const objects = objectsIn(curve, once);
    if (objects === 0) continue;
    walker.walk(walker.courseOf(curve), once, objects);
    found.set(number, walker.sum(average) / average.thresholds.length);
  }
  return found;
}

/** How many objects there are of a class when image `row` was drawn `counts[row]` times. */
function objectsIn({ objects: { rows, counts: each } }: Curve, counts: Uint32Array): number {
  let sum = 0;
  for (let at = 0; at < rows.length; at += 1) sum += (each[at] ?? 0) * (counts[rows[at] ?? 0] ?? 0);
  return sum;
}

/** A class at the thresholds that are asked for, the lowest first. */
interface Course extends Pick<Curve, "rows" | "objects"> {
  readonly events: Events;
  /**
   * Of most events: at how many thresholds it is a hit, which are the lowest ones. Below 0 where that is not all: it is a
   * hit at higher ones alone, some do not count it, or its score is not its own.
   */
  readonly depths: Int8Array;
}

/** Goes down the scores of one class after the other; its arrays are kept from draw to draw, there are thousands. */
class Walker {
  readonly #thresholds: readonly number[];
  /** Of each threshold how many are right so far, and how many are not counted. */
  readonly #right: Int32Array;
  readonly #ignored: Int32Array;
  /** Of each threshold and recall the best precision from that recall to the next. */
  readonly #best: Float64Array;
  /** By the thresholds' own numbers. */
  readonly #precisions: number[] = [];
  readonly #recalls: number[] = [];
  readonly #reaches = new Map<number, Uint8Array>();
  #boxes: Int32Array = new Int32Array();
  #reach: Uint8Array = new Uint8Array();

  constructor(averages: readonly Average[]) {
    const thresholds = new Set(averages.flatMap((average) => average.thresholds));
    this.#thresholds = [...thresholds].sort((a, b) => a - b);
    this.#right = new Int32Array(thresholds.size);
    this.#ignored = new Int32Array(thresholds.size);
    this.#best = new Float64Array(thresholds.size * RECALLS.length);
  }

  courseOf({ rows, objects, events }: Curve): Course {
    const own = (bits: number) =>
      this.#thresholds.reduce((all, threshold, at) => all | (((bits >> threshold) & 1) << at), 0);
    const [hits, ignored] = [events.hits.map(own), events.ignored.map(own)];
    const depths = Int8Array.from(hits, (bits, event) => {
      const isSimple = ignored[event] === 0 && events.lengths[event] === 1 && isLow(bits);
      return isSimple ? Math.log2(bits + 1) : -1;
    });
    return { rows, objects, events: { ...events, hits, ignored }, depths };
  }

  /** Of the class that was gone through, what is averaged, added up over the thresholds. */
  sum({ what, thresholds }: Average): number {
    const each = what === "precision" ? this.#precisions : this.#recalls;
    let sum = 0;
    for (const threshold of thresholds) sum += each[threshold] ?? 0;
    return sum;
  }

  walk({ rows, events, depths }: Course, counts: Uint32Array, objects: number): void {
    const [right, ignored, best] = [this.#right, this.#ignored, this.#best];
    right.fill(0);
    ignored.fill(0);
    best.fill(0);
    const reach = this.#reachOf(objects);
    this.#reach = reach;
    const until = this.#until(rows, counts);
    for (let event = 0; event < depths.length; event += 1) {
      const place = events.places[event] ?? 0;
      const times = counts[rows[place] ?? 0] ?? 0;
      if (times === 0) continue;
      const boxes = until[place] ?? 0;
      const depth = depths[event] ?? 0;
      for (let threshold = 0; threshold < depth; threshold += 1) {
        const now = (right[threshold] ?? 0) + times;
        right[threshold] = now;
        const precision = now / (boxes - (ignored[threshold] ?? 0));
        const to = threshold * RECALLS.length + (reach[now] ?? 0);
        if (precision > (best[to] ?? 0)) best[to] = precision;
      }
      if (depth < 0) event = this.#walkRun(events, event, times, boxes);
    }
    for (const [number, threshold] of this.#thresholds.entries()) {
      this.#precisions[threshold] = this.#meanPrecision(number);
      this.#recalls[threshold] = (right[number] ?? 0) / objects;
    }
  }

  /** Of each box how many there are down to it. */
  #until(rows: Int32Array, counts: Uint32Array): Int32Array {
    if (this.#boxes.length < rows.length) this.#boxes = new Int32Array(rows.length);
    const boxes = this.#boxes;
    let sum = 0;
    for (let at = 0; at < rows.length; at += 1) {
      sum += counts[rows[at] ?? 0] ?? 0;
      boxes[at] = sum;
    }
    return boxes;
  }

  /**
   * Boxes of one score in an image that is drawn several times come as they do of copies of it: all of the first, then
   * all of the second. Answers the last event of the run.
   */
  #walkRun(events: Events, first: number, times: number, boxes: number): number {
    const [place, start] = [events.places[first] ?? 0, events.starts[first] ?? 0];
    const length = times === 1 ? 1 : (events.lengths[first] ?? 1);
    if (length === 1) {
      this.#step(events, first, times, boxes);
      return first;
    }
    const before = boxes - (place - start + 1) * times;
    let end = first;
    while (end < events.starts.length && events.starts[end] === start) end += 1;
    for (let copy = 0; copy < times; copy += 1)
      for (let event = first; event < end; event += 1) {
        const among = copy * length + (events.places[event] ?? 0) - start + 1;
        this.#step(events, event, 1, before + among);
      }
    return end - 1;
  }

  /** An event at every threshold, as one box or several of one image's copies. */
  #step({ hits, ignored }: Events, event: number, times: number, boxes: number): void {
    for (let threshold = 0; threshold < this.#right.length; threshold += 1) {
      if ((((ignored[event] ?? 0) >> threshold) & 1) === 1)
        this.#ignored[threshold] = (this.#ignored[threshold] ?? 0) + times;
      if ((((hits[event] ?? 0) >> threshold) & 1) === 0) continue;
      const now = (this.#right[threshold] ?? 0) + times;
      this.#right[threshold] = now;
      const precision = now / (boxes - (this.#ignored[threshold] ?? 0));
      const to = threshold * RECALLS.length + (this.#reach[now] ?? 0);
      this.#best[to] = Math.max(this.#best[to] ?? 0, precision);
    }
  }

  /** The mean over the recalls of the best precision there or further on: what a user could choose. */
  #meanPrecision(threshold: number): number {
    const [best, from] = [this.#best, threshold * RECALLS.length];
    let [sum, most] = [0, 0];
    for (let recall = this.#reach[this.#right[threshold] ?? 0] ?? 0; recall >= 0; recall -= 1) {
      const own = best[from + recall] ?? 0;
      if (own > most) most = own;
      sum += most;
    }
    return sum / RECALLS.length;
  }

  /** Of so many right the last recall that they are enough for: the least right for it compare with all objects as it does. */
  #reachOf(objects: number): Uint8Array {
    const known = this.#reaches.get(objects);
    if (known !== undefined) return known;
    if (this.#reaches.size === MOST_KNOWN) this.#reaches.clear();
    const reach = new Uint8Array(objects + 1);
    for (const [at, recall] of RECALLS.entries()) {
      let least = Math.max(0, Math.floor(recall * objects) - 1);
      while (least / objects < recall) least += 1;
      reach.fill(at, least);
    }
    this.#reaches.set(objects, reach);
    return reach;
  }
}

/** Whether all bits up to the highest are set. */
function isLow(bits: number): boolean {
  return (bits & (bits + 1)) === 0;
}

/** Sums of objects that are known at a time. */
const MOST_KNOWN = 1 << 13;
