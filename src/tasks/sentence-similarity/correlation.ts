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
