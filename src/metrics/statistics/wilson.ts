import { normalQuantile } from "./normal.ts";

/** Two one-sided Wilson bounds on a rate, each wrong with probability `alpha` at most, nearly. */
export function wilsonInterval(right: number, n: number, alpha: number): [number, number] {
  return [1 - upper(n - right, n, alpha), upper(right, n, alpha)];
}

function upper(right: number, n: number, alpha: number): number {
  if (right === n) return 1;
  const z = normalQuantile(1 - alpha);
  const rate = right / n;
  const centre = rate + (z * z) / (2 * n);
  const reach = z * Math.sqrt((rate * (1 - rate)) / n + (z * z) / (4 * n * n));
  return (centre + reach) / (1 + (z * z) / n);
}
