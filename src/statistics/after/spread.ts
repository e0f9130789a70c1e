import { studentQuantile } from "../distributions/student.ts";

export interface Spread {
  readonly n: number;
  readonly mean: number;
  /** The standard deviation of a single value, with n − 1. */
  readonly deviation: number;
}

export function spreadOf(values: Float64Array): Spread {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { n, mean, deviation: n > 1 ? Math.sqrt(squares / (n - 1)) : Number.NaN };
}

/** Two one-sided bounds on a mean by Student's t, each at level `alpha`. */
export function meanInterval({ n, mean, deviation }: Spread, alpha: number): [number, number] {
  return around(mean, deviation / Math.sqrt(n), n - 1, alpha);
}

/** So many standard errors to either side as t with these degrees of freedom asks for. */
export function around(
  value: number,
  error: number,
  freedom: number,
  alpha: number,
): [number, number] {
  const reach = studentQuantile(1 - alpha, freedom) * error;
  return [value - reach, value + reach];
}
