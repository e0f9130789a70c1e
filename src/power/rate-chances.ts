import { type Decimal, toNumber } from "../catalog/decimal.ts";
import { atMost } from "../metrics/statistics/binomial.ts";
import { wilsonInterval } from "../metrics/statistics/wilson.ts";
import { type Chances, chancesUpTo } from "./chances.ts";

/** A `min` or `max` of a rate, put to `n` answers. */
export interface RateLimit {
  readonly operator: "min" | "max";
  readonly n: number;
  readonly limit: Decimal;
  readonly alpha: number;
}

/** How often the limit gets each answer, were the true rate so: every count, judged as the gate judges it. */
export function rateChances({ operator, n, limit, alpha }: RateLimit): (rate: number) => Chances {
  // A ceiling on what is right is a floor under what is not.
  const floor = operator === "min" ? limit : complement(limit);
  const edges = [
    leastCount(n, (count) => wilsonInterval(count, n, alpha)[0] >= toNumber(floor)),
    leastWithin(n, floor),
    leastCount(n, (count) => wilsonInterval(count, n, alpha)[1] > toNumber(floor)),
  ];
  return (rate) => {
    const good = operator === "min" ? rate : 1 - rate;
    const [pass = 0, kept = 0, doubtful = 0] = edges.map((edge) => atLeast(edge, n, good));
    return chancesUpTo(pass, kept, Math.max(kept, doubtful));
  };
}

function complement({ units, scale }: Decimal): Decimal {
  return { units: 10n ** BigInt(scale) - units, scale };
}

/** The least count whose share is the floor or more, exactly. */
function leastWithin(n: number, { units, scale }: Decimal): number {
  const whole = 10n ** BigInt(scale);
  return Number((units * BigInt(n) + whole - 1n) / whole);
}

/** The least count up to `n` that is reached, where every larger one is; `n + 1` where none is. */
function leastCount(n: number, isReached: (count: number) => boolean): number {
  let [below, reached] = [-1, n + 1];
  while (reached - below > 1) {
    const middle = Math.floor((below + reached) / 2);
    if (isReached(middle)) reached = middle;
    else below = middle;
  }
  return reached;
}

function atLeast(count: number, n: number, chance: number): number {
  if (count <= 0) return 1;
  return count > n ? 0 : atMost(n - count, n, 1 - chance);
}
