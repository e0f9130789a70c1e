import { compareDecimals, decimalOf, times, toNumber } from "../../catalog/decimal.ts";
import type { Metric } from "../../catalog/metrics.ts";
import { OPERATORS } from "../../catalog/operators.ts";
import type { Limit } from "../../policy/policy.ts";
import { Bets, ODDS } from "../../statistics/after/bets.ts";
import { dropInterval } from "../../statistics/after/drops.ts";
import { rateInterval } from "../../statistics/after/rates.ts";

/** A limit that ends the measuring of a variant once it is proven to be broken. */
export interface StopRule {
  readonly limit: Limit;
  readonly metric: Metric;
  /** The chance, at most, that a bound is wrong. */
  readonly alpha: number;
  /** Whether bets may prove it too, or only what no answer that is still to come could change. */
  readonly bets: boolean;
}

/** What a limit has seen of some examples, in the order in which they were drawn. */
export interface Seen {
  /** Of so many examples in all. */
  readonly of: number;
  readonly taken: number;
  /** Against a reference what was lost and what gained; else the harm alone, under `min` what is wrong. */
  readonly lost: number;
  readonly gained: number;
  /** The most that bets on a broken limit had ever won. */
  readonly most: number;
}

export type Proof = "certain" | "bets";

/** One limit's way through the examples of one variant. */
export class Course {
  readonly rule: StopRule;
  readonly #of: number;
  readonly #bets: Bets;
  readonly #isChange: boolean;
  #taken = 0;
  #lost = 0;
  #gained = 0;

  constructor(rule: StopRule, of: number) {
    this.rule = rule;
    this.#of = of;
    this.#isChange = isChange(rule.limit);
    this.#bets = new Bets(allowedIn(rule.limit));
  }

  /** What became of the next example: 1 where it did harm, −1 where it turned right, 0 where neither. */
  take(turn: number): void {
    this.#taken += 1;
    if (turn > 0) this.#lost += 1;
    if (turn < 0) this.#gained += 1;
    if (this.rule.bets) this.#bets.take(this.#isChange ? (turn + 1) / 2 : turn);
  }

  get seen(): Seen {
    const [of, taken, lost, gained] = [this.#of, this.#taken, this.#lost, this.#gained];
    return { of, taken, lost, gained, most: this.#bets.most };
  }

  /** What proves the limit broken by now, if anything does. */
  get proof(): Proof | undefined {
    const { seen, rule } = this;
    return isWorthIt(seen) && isCertain(rule.limit, seen, rule.alpha / MOST_LIMITS)
      ? "certain"
      : isWon(seen, rule.alpha)
        ? "bets"
        : undefined;
  }
}

/** Among so many limits what is certain is proven too. */
const MOST_LIMITS = 100;

export function isChange({ operator }: Limit): boolean {
  return OPERATORS[operator].against === "reference";
}

/** The mean harm that is allowed, from 0 to 1. */
function allowedIn(limit: Limit): number {
  const target = toNumber(limit.target);
  if (isChange(limit)) return (1 + target) / 2;
  return limit.operator === "min" ? 1 - target : target;
}

/**
 * To know for certain takes more than half of the examples, and nobody gives up exact numbers of the rest, and all other
 * limits, for little.
 */
function isWorthIt({ of, taken }: Seen): boolean {
  return of - taken >= Math.max(of / 4, LEAST_SPARED);
}

const LEAST_SPARED = 256;

/**
 * Whether the test of all examples fails whatever is still to come: the best that can is that the variant answers all of
 * it rightly, and what it is compared with nothing.
 */
export function isCertain(limit: Limit, seen: Seen, alpha: number): boolean {
  const { of, taken, lost, gained } = seen;
  const rest = of - taken;
  const target = toNumber(limit.target);
  if (isChange(limit)) {
    // What is not beyond the limit by itself is not beyond it by any test, and is told at once.
    if (!isBeyond(lost - gained - rest, limit, of)) return false;
    const [least] = dropInterval({ n: of, lost, gained: gained + rest }, alpha);
    return least >= target;
  }
  if (limit.operator === "max")
    return isBeyond(lost, limit, of) && rateInterval(lost, of, alpha)[0] >= target;
  const right = of - lost;
  return !isBeyond(right, limit, of) && rateInterval(right, of, alpha)[1] <= target;
}

/** Compared exactly. */
function isBeyond(count: number, { target }: Limit, of: number): boolean {
  return compareDecimals(decimalOf(count), times(target, decimalOf(of))) > 0;
}

/** Whether who bet on a broken limit has won more than chance would let anybody. */
export function isWon({ most }: Seen, alpha: number): boolean {
  return most >= Math.max(ODDS, 1 / alpha);
}
