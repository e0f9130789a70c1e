import { MOST_COUNTED } from "../statistics/after/rates.ts";
import { type Aim, POWER } from "../statistics/before/chances.ts";
import { answersNeeded, leastAnswers, lowestRate } from "../statistics/before/rates.ts";
import { amount } from "../words/amounts.ts";
import { about, grouped } from "../words/counts.ts";
import type { Forecast, PlannedLimit } from "./planned-limit.ts";

/** How far on the good side of the limit a model is supposed to be. */
const MARGIN = 0.01;

/** Of a `min` or `max`. A ceiling on what is right is a floor under what is not. */
export function forecastRate({ limit, n, alpha }: PlannedLimit, target: number): Forecast {
  const aim: Aim = { alpha, power: POWER };
  const side = SIDES[limit.operator === "max" ? "max" : "min"];
  const floor = side.turned(target);
  if (floor >= 1) return { decides: "never", why: NEVER };
  const supposed = floor + Math.min(MARGIN, (1 - floor) / 2);
  const needs = { least: leastAnswers(floor, alpha), enough: answersNeeded(supposed, floor, aim) };
  const truth = side.turned(supposed);
  const shown = (rate: number) => amount(rate, "rate", side.rounding);
  const carries = side.turned(lowestRate(Math.min(n, MOST_COUNTED), floor, aim));
  const known = { supposed: { flips: 0, truth, power: POWER }, needs, carries };
  const enough = `${about(needs.enough)} do where it is ${shown(truth)}`;
  const certified = `${grouped(n)} examples certify it in 8 of 10 runs where the true rate is ${shown(carries)} or ${side.better}`;
  if (n < needs.least)
    return { ...known, decides: "too-few", why: `${tooFew(n, needs.least)}; ${enough}` };
  return n >= needs.enough
    ? { ...known, decides: "likely", why: certified }
    : { ...known, decides: "unknown", why: `${certified}; ${enough}` };
}

const SIDES = {
  min: { turned: (rate: number) => rate, rounding: "up", better: "higher" },
  max: { turned: (rate: number) => 1 - rate, rounding: "down", better: "lower" },
} as const;

const NEVER = "no number of examples certifies a rate without exception";

function tooFew(n: number, least: number): string {
  return `${grouped(n)} examples cannot certify it, even if every answer is as it should be: that takes ${grouped(least)}`;
}
