import { type Draw, randomFrom } from "../random.ts";
import { accelerationOf, type Replicates } from "./bca.ts";

/** A statistic of units that can be left out and drawn again. */
export interface Resampled {
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
  readonly #of: Resampled;
  readonly #draw: Draw;
  readonly #redrawn = new Float64Array(REDRAWS);
  readonly #without: Float64Array;
  #steps = 0;

  constructor(of: Resampled) {
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
