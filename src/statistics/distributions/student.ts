/**
 * The quantile of Student's t with `freedom` degrees, which need not be whole: within 1e-11 of scipy's.
 * Of the libraries, one is wrong in the eighth digit, one brings 232 packages, one is under the GPL.
 */
export function studentQuantile(p: number, freedom: number): number {
  if (p < 0.5) return -studentQuantile(1 - p, freedom);
  let [low, high] = [0, 1];
  while (upperTail(high, freedom) > 1 - p) [low, high] = [high, 2 * high];
  while (high - low > 1e-14 * high) {
    const middle = (low + high) / 2;
    if (upperTail(middle, freedom) > 1 - p) low = middle;
    else high = middle;
  }
  return high;
}

/** The chance of more than `t`, which is not negative: half of an incomplete beta function. */
function upperTail(t: number, freedom: number): number {
  const [a, b] = [freedom / 2, 0.5];
  const [rest, below] = [freedom / (freedom + t * t), (t * t) / (freedom + t * t)];
  // Whichever of the two sides has a fraction that converges quickly.
  return below > (b + 1) / (a + b + 2)
    ? incompleteBeta(rest, below, a, b) / 2
    : 0.5 - incompleteBeta(below, rest, b, a) / 2;
}

/** Regularized; one of `a` and `b` is ½, `y` is 1 − x, which would lose its digits where x is near 1. */
function incompleteBeta(x: number, y: number, a: number, b: number): number {
  const beta = Math.sqrt(Math.PI) / gammaRatio(a * b * 2);
  return (power(x, y, a) * power(y, x, b) * fraction(x, a, b)) / (a * beta);
}

function power(x: number, y: number, exponent: number): number {
  return x > 0.5 ? Math.exp(exponent * Math.log1p(-y)) : x ** exponent;
}

/** Γ(a + ½)/Γ(a): climbs to where its asymptotic series is exact. */
function gammaRatio(a: number): number {
  let [argument, factor] = [a, 1];
  for (; argument < 60; argument += 1) factor *= argument / (argument + 0.5);
  return factor * Math.sqrt(argument) * SERIES.reduceRight((sum, term) => term + sum / argument, 0);
}

const SERIES = [1, -1 / 8, 1 / 128, 5 / 1024, -21 / 32768, -399 / 262144, 869 / 4194304];

/** The continued fraction of the incomplete beta function, by Lentz's method. */
function fraction(x: number, a: number, b: number): number {
  let above = 1;
  let below = 1 / (1 + coefficient(1, x, a, b));
  let value = below;
  for (let step = 2; step < 10_000; step += 1) {
    const term = coefficient(step, x, a, b);
    above = 1 + term / above;
    below = 1 / (1 + term * below);
    value *= above * below;
    if (Math.abs(above * below - 1) < 1e-16) break;
  }
  return value;
}

function coefficient(step: number, x: number, a: number, b: number): number {
  const m = Math.floor(step / 2);
  if (step % 2 === 0) return (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
  return (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
}

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
