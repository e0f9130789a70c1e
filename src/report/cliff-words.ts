import type { Cliff } from "../contract/counsel.ts";
import type { JudgedModel } from "../contract/verdict.ts";
import { write } from "./numbers.ts";

/** The whole answer in one line, where there is a cliff to tell of: `ship int8; cliff at int4: 8.7 points for 6 MB`. */
export function answerOf({ recommended, cliff }: JudgedModel): string | undefined {
  if (cliff === undefined) return undefined;
  const { variant, drop, saved } = cliff;
  const step = `cliff at ${variant}: ${points(drop)} for ${bytes(saved)}`;
  return `ship ${recommended ?? "none"}; ${step}${gap(cliff)}`;
}

function gap({ missing = [] }: Cliff): string {
  return missing.length === 0
    ? ""
    : ` (no numbers of ${missing.join(", ")}: it may be several steps)`;
}

/** What the cliff is made of, in two sentences. */
export function cliffWords(cliff: Cliff): string {
  const { certainty, metric, variant, after, drop, saved, ratio } = cliff;
  const step = `the step from ${after} loses ${points(drop)} of ${metric} for ${bytes(saved)}`;
  const costs = [each(cliff), ...errors(cliff)].join(", ");
  const steep = `It is ${number(ratio)} times as steep as the step before`;
  return `A ${certainty} cliff at ${variant}: ${step} (${costs}). ${steep}${sure(cliff)}.`;
}

function sure({ atLeast, certainty }: Cliff): string {
  if (atLeast === undefined) return ", by point estimates alone";
  // Rounded down: a bound must not look better than it is.
  const least = `; the loss is at least ${points(Math.floor(atLeast * 1000) / 1000)}`;
  return certainty === "confirmed" ? `${least}, and the step before not much steeper` : least;
}

/** In the unit that gives a number a reader can picture. */
function each({ saved, perMegabyte }: Cliff): string {
  if (saved >= 100_000) return `${number(perMegabyte * 100)} points a MB`;
  return `${number(perMegabyte * 0.1)} points a kB`;
}

function errors({ errorRatio }: Cliff): string[] {
  return errorRatio === null ? [] : [`${number(errorRatio)} times as many errors`];
}

/** To a tenth, as the table has them. */
function points(drop: number): string {
  const shown = String(Number((drop * 100).toFixed(1)));
  return `${shown} ${shown === "1" ? "point" : "points"}`;
}

/** `6 MB`, not `6.0 MB`. */
function bytes(saved: number): string {
  return write(saved, "bytes").replace(".0 ", " ");
}

/** Three digits, as many as anyone reads. */
function number(value: number): string {
  return String(Number(value.toPrecision(3)));
}
