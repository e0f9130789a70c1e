/** A mean over clusters, its standard error, and how many clusters of equal size would tell as much. */
export interface ClusterMean {
  readonly mean: number;
  readonly error: number;
  readonly effective: number;
}

/** By leaving out each cluster in turn; of each the sum of its values and how many there are. */
export function clusterMean(sums: Float64Array, sizes: Float64Array): ClusterMean {
  const [sum, size] = [total(sums), total(sizes)];
  const without = sums.map((part, at) => (sum - part) / (size - (sizes[at] ?? 0)));
  const centre = total(without) / without.length;
  const squares = without.reduce((all, one) => all + (one - centre) ** 2, 0);
  return {
    mean: sum / size,
    error: Math.sqrt(((without.length - 1) / without.length) * squares),
    effective: size ** 2 / sizes.reduce((all, one) => all + one ** 2, 0),
  };
}

function total(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
