import { normalCdf, normalQuantile } from "../distributions/normal.ts";
import { quantileOf } from "../distributions/order.ts";
import { type Draw, randomFrom } from "../random.ts";

/** A statistic of units that can be left out and drawn again. */
interface Redrawable {
  readonly observed: number;
  /** Its value over as many units, drawn anew. */
  readonly redraw: (draw: Draw) => number;
  /** Its value without the units of one of `groups` groups. */
  readonly without: (group: number) => number;
  readonly groups: number;
  readonly seed: number;
}

/** How often units are drawn anew. */
export const REDRAWS = 2000;

/** Draws a statistic's units anew, some at a time: whoever has a progress line to move asks for a few. */
export class Resampling {
  readonly #of: Redrawable;
  readonly #draw: Draw;
  readonly #redrawn = new Float64Array(REDRAWS);
  readonly #without: Float64Array;
  #steps = 0;

  constructor(of: Redrawable) {
    this.#of = of;
    this.#draw = randomFrom(of.seed);
    this.#without = new Float64Array(of.groups);
  }

  get steps(): number {
    return this.#steps;
  }

  get total(): number {
    return REDRAWS + this.#of.groups;
  }

  get done(): boolean {
    return this.#steps === this.total;
  }

  step(): void {
    const { groups, without, redraw } = this.#of;
    const at = this.#steps;
    if (at < groups) this.#without[at] = without(at);
    else this.#redrawn[at - groups] = redraw(this.#draw);
    this.#steps += 1;
  }

  /** All of them, drawn now as far as they were not yet; those without a value are left out and counted. */
  finish(): Replicates & { readonly undefinedShare: number } {
    while (!this.done) this.step();
    const sorted = this.#redrawn.filter((value) => !Number.isNaN(value)).sort();
    return {
      sorted,
      observed: this.#of.observed,
      acceleration: accelerationOf(this.#without.filter((value) => !Number.isNaN(value))),
      undefinedShare: 1 - sorted.length / REDRAWS,
    };
  }
}

/** Values of a statistic over units drawn anew, in rising order; `observed` is its value over all of them. */
export interface Replicates {
  readonly sorted: Float64Array;
  readonly observed: number;
  /** How the spread changes with the value, from a jackknife. */
  readonly acceleration: number;
}

/** Efron's two one-sided bounds, corrected for bias and acceleration, each at level `alpha`. */
export function bcaInterval(replicates: Replicates, alpha: number): [number, number] {
  const { sorted, acceleration } = replicates;
  const bias = biasOf(replicates);
  const bound = (level: number) => {
    const z = bias + normalQuantile(level);
    const room = 1 - acceleration * z;
    // An acceleration so large leaves no quantile but the last.
    return quantileOf(sorted, room > 0 ? normalCdf(bias + z / room) : z < 0 ? 0 : 1);
  };
  return [bound(alpha), bound(1 - alpha)];
}

/** What the observed value's place among the replicates is as a normal deviate; one in the midst has 0. */
export function biasOf({ sorted, observed }: Replicates): number {
  const { length } = sorted;
  const below = sorted.findIndex((value) => value >= observed);
  const above = sorted.findIndex((value) => value > observed);
  const [least, most] = [below < 0 ? length : below, above < 0 ? length : above];
  const share = (least + most) / 2 / length;
  const edge = 0.5 / length;
  return normalQuantile(Math.min(1 - edge, Math.max(edge, share)));
}

/** Of the values that the statistic has without each unit in turn, or without each group of them. */
export function accelerationOf(without: Float64Array): number {
  const mean = without.reduce((sum, value) => sum + value, 0) / without.length;
  let [squares, cubes] = [0, 0];
  for (const value of without) {
    const distance = mean - value;
    squares += distance * distance;
    cubes += distance * distance * distance;
  }
  return squares === 0 ? 0 : cubes / (6 * squares ** 1.5);
}
