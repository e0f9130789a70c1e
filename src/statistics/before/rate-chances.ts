import { type Decimal, toNumber } from "../../catalog/decimal.ts";
import { atLeast } from "../distributions/binomial.ts";
import { type Chances, chancesUpTo } from "./chances.ts";
import { leastThatPasses, leastWithoutFail } from "./rate-answers.ts";

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
  const test = { n, floor: toNumber(floor), alpha };
  const edges = [leastThatPasses(test), leastWithin(n, floor), leastWithoutFail(test)];
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
