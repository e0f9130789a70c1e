import { REDRAWS } from "../redrawn/drawing.ts";
import type { Redraws } from "../redrawn/redraws.ts";
import { accelerationOf, type Replicates } from "./bca.ts";

/** One of the numbers of a set of units. */
export interface Part {
  readonly redraws: Redraws;
  readonly which: number;
}

/** What a harm is made of, and how. */
interface Resampled {
  readonly parts: readonly Part[];
  /** The harm of a draw, from what each of the parts has there. */
  readonly of: (...values: number[]) => number;
  readonly observed: number;
}

/** A harm over units drawn anew, which takes long: others may have drawn what it needs. */
export class Resampling {
  readonly #resampled: Resampled;
  #finished: (Replicates & { readonly undefinedShare: number }) | undefined;

  constructor(resampled: Resampled) {
    this.#resampled = resampled;
  }

  /** Whether it was asked for. */
  get done(): boolean {
    return this.#finished !== undefined;
  }

  /** Asks for what it needs; answers where that is drawn. */
  want(): Redraws[] {
    return this.#resampled.parts.map(({ redraws, which }) => {
      redraws.want(which);
      return redraws;
    });
  }

  /** All draws; those without a value are left out and counted. */
  finish(): Replicates & { readonly undefinedShare: number } {
    this.#finished ??= this.#replicates();
    return this.#finished;
  }

  #replicates() {
    const { parts, of, observed } = this.#resampled;
    const numbers = parts.map(({ redraws, which }) => redraws.number(which));
    const combined = (steps: readonly Float64Array[]) =>
      (steps[0] ?? new Float64Array())
        .map((_, step) => of(...steps.map((each) => each[step] ?? Number.NaN)))
        .filter((value) => !Number.isNaN(value));
    const sorted = combined(numbers.map(({ redrawn }) => redrawn)).sort();
    const acceleration = accelerationOf(combined(numbers.map(({ without }) => without)));
    return { sorted, observed, acceleration, undefinedShare: 1 - sorted.length / REDRAWS };
  }
}
