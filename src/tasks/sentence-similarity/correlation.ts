/** Pearson's correlation of two columns, row i counted `weights[i]` times; NaN where one does not vary. */
export function correlation(x: Float64Array, y: Float64Array, weights: Float64Array): number {
  if (!varies(x, weights) || !varies(y, weights)) return Number.NaN;
  const [meanX, meanY] = [weightedMean(x, weights), weightedMean(y, weights)];
  let [xx, yy, xy] = [0, 0, 0];
  for (let row = 0; row < x.length; row += 1) {
    const weight = weights[row] ?? 0;
    const [dx, dy] = [(x[row] ?? 0) - meanX, (y[row] ?? 0) - meanY];
    xx += weight * dx * dx;
    yy += weight * dy * dy;
    xy += weight * dx * dy;
  }
  // Rounding must not make a perfect correlation more than one.
  return Math.max(-1, Math.min(1, xy / (Math.sqrt(xx) * Math.sqrt(yy))));
}

/** Looked at value by value: the sum of squares of equal values is not quite 0. */
function varies(values: Float64Array, weights: Float64Array): boolean {
  const first = values[weights.findIndex((weight) => weight > 0)];
  return values.some((value, row) => value !== first && (weights[row] ?? 0) > 0);
}

function weightedMean(values: Float64Array, weights: Float64Array): number {
  let [sum, of] = [0, 0];
  for (let row = 0; row < values.length; row += 1) {
    sum += (weights[row] ?? 0) * (values[row] ?? 0);
    of += weights[row] ?? 0;
  }
  return sum / of;
}

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
