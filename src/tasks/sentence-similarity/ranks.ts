/** Ranks a column again and again: it is sorted once, and equal values share the mean of their ranks. */
export class Ranks {
  readonly #values: Float64Array;
  readonly #order: Int32Array;
  readonly #ranks: Float64Array;

  constructor(values: Float64Array) {
    this.#values = values;
    this.#order = Int32Array.from(values.keys()).sort(
      (a, b) => (values[a] ?? 0) - (values[b] ?? 0),
    );
    this.#ranks = new Float64Array(values.length);
  }

  /** With row i there `weights[i]` times. The same array every time, overwritten. */
  of(weights: Float64Array): Float64Array {
    let below = 0;
    for (let from = 0; from < this.#order.length; ) {
      const to = this.#endOfTie(from);
      let many = 0;
      for (let at = from; at < to; at += 1) many += weights[this.#order[at] ?? 0] ?? 0;
      const rank = below + (many + 1) / 2;
      for (let at = from; at < to; at += 1) this.#ranks[this.#order[at] ?? 0] = rank;
      below += many;
      from = to;
    }
    return this.#ranks;
  }

  #endOfTie(from: number): number {
    const value = this.#values[this.#order[from] ?? 0];
    let to = from + 1;
    while (to < this.#order.length && this.#values[this.#order[to] ?? 0] === value) to += 1;
    return to;
  }
}
