import type { Phase, Reused } from "../../words/account.ts";

/** Where a run notes what its time goes into, and what of the work earlier runs had done. */
export interface Notes {
  readonly phases: Phases;
  reused?: Reused;
}

/** Gathers what the time of a run goes into. Parts of one phase that overlap count once. */
export class Phases {
  readonly #clock: () => number;
  readonly #began: number;
  readonly #open = new Map<Phase, { readonly since: number; readonly parts: number }>();
  readonly #sums = new Map<Phase, number>();

  /** `clock` tells milliseconds since whenever, and never goes back. */
  constructor(clock: () => number) {
    this.#clock = clock;
    this.#began = clock();
  }

  async during<T>(phase: Phase, work: () => Promise<T>): Promise<T> {
    this.#begin(phase);
    try {
      return await work();
    } finally {
      this.#end(phase);
    }
  }

  /** How long it was until now, and of that in each phase. */
  so(): { readonly total: number; readonly phases: ReadonlyMap<Phase, number> } {
    return { total: this.#clock() - this.#began, phases: this.#sums };
  }

  #begin(phase: Phase): void {
    const { since, parts } = this.#open.get(phase) ?? { since: this.#clock(), parts: 0 };
    this.#open.set(phase, { since, parts: parts + 1 });
  }

  #end(phase: Phase): void {
    const open = this.#open.get(phase);
    if (open === undefined) return;
    if (open.parts > 1) return void this.#open.set(phase, { ...open, parts: open.parts - 1 });
    this.#open.delete(phase);
    this.#sums.set(phase, (this.#sums.get(phase) ?? 0) + this.#clock() - open.since);
  }
}
