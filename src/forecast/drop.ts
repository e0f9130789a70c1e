import { type Aim, POWER } from "../statistics/before/chances.ts";
import { examplesNeeded, leastExamples, smallestLimit } from "../statistics/before/drops.ts";
import { about, grouped } from "../words/counts.ts";
import { asLimit } from "../words/limits.ts";
import { type Forecast, honest, type PlannedLimit } from "./planned-limit.ts";

/** Of a `max-drop` or `max-regression` of what is right or wrong. */
export function forecastDrop({ limit, n, alpha }: PlannedLimit, allowed: number): Forecast {
  if (allowed <= 0) return { decides: "never", why: NEVER };
  const aim: Aim = { alpha, power: POWER };
  const variant = honest(limit, allowed);
  const needs = {
    least: leastExamples(allowed, alpha),
    enough: examplesNeeded(variant, allowed, aim),
  };
  const carries = smallestLimit(n, variant, aim);
  const said = { needs, carries, n, drop: variant.drop };
  return {
    supposed: { flips: variant.flips, truth: variant.drop, power: POWER },
    ...{ needs, carries },
    ...(n >= needs.enough ? likely(said) : n >= needs.least ? seldom(said) : tooFew(said)),
  };
}

const NEVER =
  "no number of examples certifies that nothing is lost: only the same program and weights are certain";

interface Said {
  readonly needs: { readonly least: number; readonly enough: number };
  readonly carries: number;
  readonly n: number;
  /** What the variant is supposed to lose. */
  readonly drop: number;
}

function likely({ n, carries }: Said): Pick<Forecast, "decides" | "why"> {
  const why = `${grouped(n)} examples are enough; the smallest limit that they carry is ${asLimit(carries, "points", "up")}`;
  return { decides: "likely", why };
}

function seldom({ n, needs, carries, drop }: Said): Pick<Forecast, "decides" | "why"> {
  const why =
    `${grouped(n)} examples certify it in fewer than 8 of 10 runs, even for a variant that ${spends(drop)}; ` +
    `${about(needs.enough)} would do, or a limit of ${asLimit(carries, "points", "up")}`;
  return { decides: "seldom", why };
}

function spends(drop: number): string {
  return drop === 0 ? "costs nothing" : "costs half of it";
}

function tooFew({ n, needs, carries }: Said): Pick<Forecast, "decides" | "why"> {
  const why =
    `${grouped(n)} examples cannot certify it, even if not one answer changes: that takes ` +
    `${grouped(needs.least)}, and ${about(needs.enough)} to pass in 8 of 10 runs; ` +
    `the smallest limit that ${grouped(n)} carry is ${asLimit(carries, "points", "up")}`;
  return { decides: "too-few", why };
}
