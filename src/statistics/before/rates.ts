import { type Decimal, toNumber } from "../../catalog/decimal.ts";
import { isSurelyAtLeast } from "../after/rates.ts";
import { atLeast } from "../distributions/discrete.ts";
import { normalQuantile } from "../distributions/normal.ts";
import { type Aim, type Chances, chancesUpTo } from "./chances.ts";

/**
 * How many answers certify a floor under a rate, in `power` of all runs, were the true rate so: judged as the gate
 * judges them. One more answer can make it a little less likely, so as many as this do, and a few more do as well.
 */
export function answersNeeded(rate: number, floor: number, aim: Aim): number {
  if (rate <= floor) return Number.POSITIVE_INFINITY;
  const guess = Math.max(approximately(rate, floor, aim), leastAnswers(floor, aim.alpha));
  if (guess > LARGE) return guess;
  const certify = (n: number) => chanceOfPass(n, rate, floor, aim) >= aim.power;
  let enough = guess;
  while (!certify(enough)) enough += Math.ceil(enough / 20);
  let few = Math.floor(enough / 2);
  while (few > 0 && certify(few)) few = Math.floor(few / 2);
  while (enough - few > 1) {
    const middle = Math.floor((few + enough) / 2);
    if (certify(middle)) enough = middle;
    else few = middle;
  }
  return pastDips(enough, floor, certify);
}

/** Beyond it the approximation differs from the test by less than is ever shown. */
const LARGE = 1e6;

/** The chance of a pass falls with each answer, until one more wrong answer is allowed: so it is looked at that far. */
function pastDips(from: number, floor: number, certify: (n: number) => boolean): number {
  const tooth = Math.min(1000, Math.ceil(1 / (1 - floor)));
  let enough = from;
  for (let n = from + 1; n <= enough + tooth; n += 1) if (!certify(n)) enough = n + 1;
  return enough;
}

/** How many tell a rate from a limit, on whichever side of it the rate is; infinite where they are the same. */
export function answersToTell(rate: number, limit: number, aim: Aim): number {
  return rate > limit ? answersNeeded(rate, limit, aim) : answersNeeded(1 - rate, 1 - limit, aim);
}

/** By the normal distribution, with what whole answers lose against it. */
function approximately(rate: number, floor: number, aim: Aim): number {
  const atLimit = normalQuantile(1 - aim.alpha) * Math.sqrt(floor * (1 - floor));
  const atTruth = normalQuantile(aim.power) * Math.sqrt(rate * (1 - rate));
  return Math.ceil(((atLimit + atTruth) / (rate - floor)) ** 2 + 1 / (rate - floor));
}

/** With fewer answers the floor cannot be certified, even if every one is right: so many take both tests. */
export function leastAnswers(floor: number, alpha: number): number {
  if (floor >= 1) return Number.POSITIVE_INFINITY;
  if (floor <= 0) return 1;
  const wilson = (normalQuantile(1 - alpha) ** 2 * floor) / (1 - floor);
  const exact = Math.log(alpha) / Math.log(floor);
  return Math.max(1, Math.ceil(wilson), Math.ceil(exact));
}

/** The lowest true rate with which so many answers certify the floor in `power` of all runs; none: 1. */
export function lowestRate(n: number, floor: number, aim: Aim): number {
  const passes = leastThatPasses({ n, floor, alpha: aim.alpha });
  if (passes > n) return 1;
  let [tooLow, enough] = [floor, 1];
  while (enough - tooLow > 1e-9) {
    const middle = (tooLow + enough) / 2;
    if (atLeast(passes, n, middle) < aim.power) tooLow = middle;
    else enough = middle;
  }
  return enough;
}

function chanceOfPass(n: number, rate: number, floor: number, { alpha }: Aim): number {
  const passes = leastThatPasses({ n, floor, alpha });
  return passes > n ? 0 : atLeast(passes, n, rate);
}

/** A `min` or `max` of a rate, put to `n` answers. */
interface RateLimit {
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

/** A floor under a rate, put to `n` answers; each bound may be wrong with probability `alpha`. */
interface RateTest {
  readonly n: number;
  readonly floor: number;
  readonly alpha: number;
}

/** The fewest right answers that pass; `n + 1` where not even all do. */
export function leastThatPasses({ n, floor, alpha }: RateTest): number {
  return leastCount(n, (count) => isSurelyAtLeast(floor, count, n, alpha));
}

/** The fewest right answers that do not fail. */
export function leastWithoutFail({ n, floor, alpha }: RateTest): number {
  return leastCount(n, (count) => !isSurelyAtLeast(1 - floor, n - count, n, alpha));
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
