/** Two columns of the units: Pearson's correlation of their values, or of their ranks, which is Spearman's. */
export interface Correlation {
  readonly kind: "correlation";
  readonly of: "values" | "ranks";
  readonly x: Float64Array;
  readonly y: Float64Array;
}

export function correlationOver({ of, x, y }: Correlation) {
  const weights = new Float64Array(x.length);
  const ranks = of === "ranks" ? { x: new Ranks(x), y: new Ranks(y) } : undefined;
  return (counts: Uint32Array): number => {
    weights.set(counts);
    return ranks === undefined
      ? correlation(x, y, weights)
      : correlation(ranks.x.of(weights), ranks.y.of(weights), weights);
  };
}

/** Pearson's correlation of two columns, row i counted `weights[i]` times; NaN where one does not vary. */
function correlation(x: Float64Array, y: Float64Array, weights: Float64Array): number {
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
  let first = 0;
  while (first < values.length && weights[first] === 0) first += 1;
  for (let row = first; row < values.length; row += 1)
    if (values[row] !== values[first] && (weights[row] ?? 0) > 0) return true;
  return false;
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
class Ranks {
  /** The rows by rising value, and of each place where the next value begins. */
  readonly #order: Int32Array;
  readonly #ends: Int32Array;
  readonly #ranks: Float64Array;

  constructor(values: Float64Array) {
    this.#order = Int32Array.from(values.keys()).sort(
      (a, b) => (values[a] ?? 0) - (values[b] ?? 0),
    );
    this.#ends = endsOfTies(values, this.#order);
    this.#ranks = new Float64Array(values.length);
  }

  /** With row i there `weights[i]` times. The same array every time, overwritten. */
  of(weights: Float64Array): Float64Array {
    const [order, ends, ranks] = [this.#order, this.#ends, this.#ranks];
    let below = 0;
    for (let from = 0; from < order.length; ) {
      const to = ends[from] ?? 0;
      let many = 0;
      for (let at = from; at < to; at += 1) many += weights[order[at] ?? 0] ?? 0;
      const rank = below + (many + 1) / 2;
      for (let at = from; at < to; at += 1) ranks[order[at] ?? 0] = rank;
      below += many;
      from = to;
    }
    return ranks;
  }
}

function endsOfTies(values: Float64Array, order: Int32Array): Int32Array {
  const ends = new Int32Array(order.length);
  let end = order.length;
  for (let at = order.length - 1; at >= 0; at -= 1) {
    const isLast = values[order[at + 1] ?? -1] !== values[order[at] ?? 0];
    if (isLast) end = at + 1;
    ends[at] = end;
  }
  return ends;
}
