import { normalCdf, normalQuantile } from "../distributions/normal.ts";
import { quantileOf } from "../distributions/order.ts";

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
