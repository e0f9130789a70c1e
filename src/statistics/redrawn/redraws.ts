import {
  Drawer,
  type Drawing,
  type DrawnUnits,
  groupsOf,
  type MeanDrawing,
  stepsOf,
  wantedIn,
} from "./drawing.ts";

/** Of one number: what it is without each group of units in turn, and over each draw. */
export interface DrawnNumber {
  readonly without: Float64Array;
  readonly redrawn: Float64Array;
}

/**
 * The draws of one set of units. Several metrics may have them in common, and several comparisons: they are drawn once for
 * all of these, by whoever asks first, or beforehand by who can do so quicker.
 */
export class Redraws {
  readonly #drawn: DrawnUnits | MeanDrawing;
  readonly #wanted = new Set<number>();
  readonly #known = new Map<number, DrawnNumber>();

  constructor(drawn: DrawnUnits | MeanDrawing) {
    this.#drawn = drawn;
  }

  /** Asks for one of its numbers, to be drawn with the others that are asked for. */
  want(which: number): void {
    if (!this.#known.has(which)) this.#wanted.add(which);
  }

  /** What is asked for and not drawn yet. */
  lacking(): Drawing | undefined {
    if (this.#wanted.size === 0) return;
    return this.#drawn.kind === "mean"
      ? this.#drawn
      : { ...this.#drawn, wanted: [...this.#wanted] };
  }

  /** All steps of what was lacking, one after the other. */
  take(drawing: Drawing, values: Float64Array): void {
    const [numbers, groups] = [wantedIn(drawing), groupsOf(drawing)];
    for (const [at, which] of numbers.entries()) {
      const own = Float64Array.from(
        { length: stepsOf(drawing) },
        (_, step) => values[step * numbers.length + at] ?? Number.NaN,
      );
      this.#known.set(which, { without: own.subarray(0, groups), redrawn: own.subarray(groups) });
      this.#wanted.delete(which);
    }
  }

  /** One of its numbers; drawn now, where it was not yet, with all that are asked for. */
  number(which: number): DrawnNumber {
    this.want(which);
    const drawing = this.lacking();
    if (drawing !== undefined && this.#wanted.has(which))
      this.take(drawing, new Drawer(drawing).draw(0, stepsOf(drawing)));
    return this.#known.get(which) ?? NOTHING;
  }
}

const NOTHING: DrawnNumber = { without: new Float64Array(), redrawn: new Float64Array() };
