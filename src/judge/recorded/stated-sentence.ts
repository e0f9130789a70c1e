import { WRITTEN } from "../../catalog/units.ts";
import { amount } from "../../words/amounts.ts";
import { allow } from "../../words/counts.ts";
import { confidenceOf } from "../alpha.ts";
import type { Trial } from "../decide/trial.ts";

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
  const form = WRITTEN[metric.quantity].value;
  const value = `${metric.name} is ${amount(own, form)}`;
  const versus = beside === undefined ? "" : `, ${beside.than}'s ${amount(beside.theirs, form)}`;
  const where = beyond ? "beyond" : "within";
  const doubt = found.interval === undefined ? ALONE : bounds(trial, found);
  return `${value}${versus}: ${where} ${limit.operator} ${limit.text} ${doubt}`;
}

const ALONE =
  "as far as the recorded number goes; nothing recorded tells how sure it is: not certified";

function bounds({ alpha }: Trial, { interval = [0, 1], n = 0 }: Found): string {
  const [low, high] = [amount(interval[0], "rate", "down"), amount(interval[1], "rate", "up")];
  return `by the recorded number; ${allow(n, "example")} ${low} to ${high} with ${confidenceOf(alpha)} confidence a side`;
}
