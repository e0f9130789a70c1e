import { normalQuantile } from "../metrics/statistics/normal.ts";
import type { Aim } from "./examples-needed.ts";

/** How many answers certify a floor under a rate, in `power` of all runs, were the true rate so. */
export function answersNeeded(rate: number, floor: number, aim: Aim): number {
  if (rate <= floor) return Number.POSITIVE_INFINITY;
  return Math.max(answersToTell(rate, floor, aim), leastAnswers(floor, aim.alpha));
}

/** How many tell a rate from a limit, on whichever side of it the rate is; infinite where they are the same. */
export function answersToTell(rate: number, limit: number, aim: Aim): number {
  const atLimit = normalQuantile(1 - aim.alpha) * Math.sqrt(limit * (1 - limit));
  const atTruth = normalQuantile(aim.power) * Math.sqrt(rate * (1 - rate));
  return Math.ceil(((atLimit + atTruth) / (rate - limit)) ** 2);
}

/** With fewer answers the floor cannot be certified, even if every one is right. */
export function leastAnswers(floor: number, alpha: number): number {
  if (floor >= 1) return Number.POSITIVE_INFINITY;
  return Math.max(1, Math.ceil((normalQuantile(1 - alpha) ** 2 * floor) / (1 - floor)));
}

/** The lowest true rate with which so many answers certify the floor in `power` of all runs; none: 1. */
export function lowestRate(n: number, floor: number, aim: Aim): number {
  let [tooLow, enough] = [floor, 1];
  while (enough - tooLow > 1e-9) {
    const middle = (tooLow + enough) / 2;
    if (answersNeeded(middle, floor, aim) > n) tooLow = middle;
    else enough = middle;
  }
  return enough;
}
