import { formOf } from "../../catalog/operators.ts";
import { FORMS, type Form } from "../../catalog/units.ts";
import { size } from "../wording.ts";
import type { Trial } from "./trial.ts";

type Round = (value: number) => number;
/** A metric and the operator that it is asked with. */
export interface Asked extends Pick<Trial, "metric"> {
  readonly limit: Pick<Trial["limit"], "operator">;
}

/** A limit's number as sentences say it: `0.4 points`, `1.2 %`, `8.3 ms`. */
export function plainAmount(asked: Asked, value: number): string {
  return amount(asked, value, Math.round);
}

/** Rounded down or up, so that a bound never looks better than it is. */
export function atLeastAmount(asked: Asked, value: number): string {
  return amount(asked, value, Math.floor);
}

export function atMostAmount(asked: Asked, value: number): string {
  return amount(asked, value, Math.ceil);
}

function amount({ metric, limit }: Asked, value: number, round: Round): string {
  const form: Form = formOf(metric, limit.operator);
  if (form === FORMS.rate || form === FORMS.relative) return `${hundredths(value, round)} %`;
  if (form === FORMS.points) return counted(hundredths(value, round));
  if (form === FORMS.size) return size(value);
  const number = significant(value, round);
  return form === FORMS.duration ? `${number} ms` : number;
}

function counted(points: string): string {
  return `${points} ${points === "1" ? "point" : "points"}`;
}

/** Two decimals of a percentage. */
function hundredths(value: number, round: Round): string {
  return signed(round(steady(value * 10_000)) / 100);
}

const MOST_PLACES = 300;

/** Four digits. */
function significant(value: number, round: Round): string {
  if (value === 0) return "0";
  const places = 3 - Math.floor(Math.log10(Math.abs(value)));
  // There is no power of ten for the very smallest numbers, and no number to round the very largest up to.
  if (Math.abs(places) > MOST_PLACES) return signed(Number(value.toPrecision(4)));
  const scale = 10 ** Math.abs(places);
  const scaled = places > 0 ? value * scale : value / scale;
  const rounded = round(steady(scaled));
  return signed(Number((places > 0 ? rounded / scale : rounded * scale).toPrecision(4)));
}

/** What is a hair from a whole number by binary fractions alone is not rounded away. */
function steady(value: number): number {
  return Number(value.toPrecision(12));
}

function signed(value: number): string {
  return String(value + 0).replace("-", "−");
}
