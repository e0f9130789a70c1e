import { type Draw, randomFrom } from "../random.ts";
import { type Evaluate, evaluator, type Statistic } from "./statistic.ts";

/** What is worked out of every draw, as plain numbers: whoever works it out, and where, comes to the same to the bit. */
export type Drawing = UnitsDrawing | MeanDrawing;

/** A statistic of units, from how often each was drawn. */
export interface UnitsDrawing extends DrawnUnits {
  /** Which of its numbers. */
  readonly wanted: readonly number[];
}

export interface DrawnUnits {
  readonly kind: "units";
  readonly statistic: Statistic;
  readonly units: number;
  /** Of each row of the statistic the unit that it belongs to, where a unit has several. */
  readonly places?: Int32Array;
  readonly seed: number;
}

/** A mean, whose units are added up in the order in which they are drawn. */
export interface MeanDrawing {
  readonly kind: "mean";
  readonly values: Float64Array;
  readonly mean: number;
  readonly seed: number;
}

/** How often units are drawn anew. */
export const REDRAWS = 2000;

/** Before that, so many groups of units are left out in turn, at most. */
const GROUPS = 200;

/** Groups that are left out, and then the draws. */
export function stepsOf(drawing: Drawing): number {
  return groupsOf(drawing) + REDRAWS;
}

export function groupsOf(drawing: Drawing): number {
  return drawing.kind === "mean" ? drawing.values.length : Math.min(drawing.units, GROUPS);
}

/** Which numbers each step has; a mean has one. */
export function wantedIn(drawing: Drawing): readonly number[] {
  return drawing.kind === "mean" ? [0] : drawing.wanted;
}

/** Works out steps of one drawing, quickest in rising order: a draw follows from the one before. */
export class Drawer {
  readonly #drawing: Drawing;
  readonly #step: Steps;
  #draw: Draw;
  /** The draw that comes next. */
  #next = 0;

  constructor(drawing: Drawing) {
    this.#drawing = drawing;
    this.#step = drawing.kind === "mean" ? stepsOfMean(drawing) : stepsOfUnits(drawing);
    this.#draw = randomFrom(drawing.seed);
  }

  /** The numbers of each step from `from` to before `to`, one step after the other. */
  draw(from: number, to: number): Float64Array {
    const [groups, width] = [groupsOf(this.#drawing), wantedIn(this.#drawing).length];
    const values = new Float64Array((to - from) * width);
    for (let step = from; step < to; step += 1) {
      const at = (step - from) * width;
      if (step < groups) this.#step.without(step, values, at);
      else this.#step.redraw(this.#drawAt(step - groups), values, at);
    }
    return values;
  }

  #drawAt(draw: number): Draw {
    if (draw < this.#next) {
      this.#draw = randomFrom(this.#drawing.seed);
      this.#next = 0;
    }
    for (; this.#next < draw; this.#next += 1)
      for (let unit = 0; unit < this.#step.units; unit += 1) this.#draw(this.#step.units);
    this.#next += 1;
    return this.#draw;
  }
}

interface Steps {
  readonly units: number;
  /** Without the units of one group. */
  without(group: number, into: Float64Array, at: number): void;
  /** Over as many units, drawn anew. */
  redraw(draw: Draw, into: Float64Array, at: number): void;
}

function stepsOfMean({ values, mean }: MeanDrawing): Steps {
  const units = values.length;
  return {
    units,
    without(row, into, at) {
      into[at] = (mean * units - (values[row] ?? 0)) / (units - 1);
    },
    redraw(draw, into, at) {
      let sum = 0;
      for (let drawn = 0; drawn < units; drawn += 1) sum += values[draw(units)] ?? 0;
      into[at] = sum / units;
    },
  };
}

function stepsOfUnits(drawing: UnitsDrawing): Steps {
  const { units } = drawing;
  const [counts, groups] = [new Uint32Array(units), groupsOf(drawing)];
  const evaluate = evaluatorOf(drawing, drawing.wanted);
  return {
    units,
    without(group, into, at) {
      for (let unit = 0; unit < units; unit += 1) counts[unit] = unit % groups === group ? 0 : 1;
      into.set(evaluate(counts), at);
    },
    redraw(draw, into, at) {
      counts.fill(0);
      for (let drawn = 0; drawn < units; drawn += 1) {
        const unit = draw(units);
        counts[unit] = (counts[unit] ?? 0) + 1;
      }
      into.set(evaluate(counts), at);
    },
  };
}

/** A unit is drawn with all of its rows. */
export function evaluatorOf(
  { statistic, places }: DrawnUnits,
  wanted: readonly number[],
): Evaluate {
  const evaluate = evaluator(statistic, wanted);
  if (places === undefined) return evaluate;
  const rows = new Uint32Array(places.length);
  return (counts) => {
    for (let row = 0; row < rows.length; row += 1) rows[row] = counts[places[row] ?? 0] ?? 0;
    return evaluate(rows);
  };
}
