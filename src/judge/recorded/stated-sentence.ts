import type { Quantity } from "../../catalog/units.ts";
import { confidenceOf } from "../alpha.ts";
import type { Trial } from "../decide/trial.ts";
import { allow, atLeastPercent, atMostPercent, percent, size } from "../wording.ts";

interface Found {
  readonly own: number;
  readonly beyond: boolean;
  readonly beside?: { readonly than: string; readonly theirs: number };
  /** Of a rate of so many examples. */
  readonly interval?: readonly [number, number];
  readonly n?: number;
}

/** One sentence on a number that was recorded without the answers behind it. */
export function statedSentence(trial: Trial, found: Found): string {
  const { metric, limit } = trial;
  const { own, beyond, beside } = found;
  const value = `${metric.name} is ${shown(own, metric.quantity)}`;
  const versus =
    beside === undefined ? "" : `, ${beside.than}'s ${shown(beside.theirs, metric.quantity)}`;
  const where = beyond ? "beyond" : "within";
  const doubt = found.interval === undefined ? ALONE : bounds(trial, found);
  return `${value}${versus}: ${where} ${limit.operator} ${limit.text} ${doubt}`;
}

const ALONE =
  "as far as the recorded number goes; nothing recorded tells how sure it is: not certified";

function bounds({ alpha }: Trial, { interval = [0, 1], n = 0 }: Found): string {
  const [low, high] = [atLeastPercent(interval[0]), atMostPercent(interval[1])];
  return `by the recorded number; ${allow(n, "example")} ${low} to ${high} with ${confidenceOf(alpha)} confidence a side`;
}

function shown(value: number, quantity: Quantity): string {
  if (quantity === "rate") return percent(value);
  if (quantity === "bytes") return size(value);
  const number = String(Number(value.toPrecision(4)));
  if (quantity === "duration") return `${number} ms`;
  return quantity === "version" ? `iOS ${number}` : number;
}
