import { holm } from "../../statistics/after/holm.ts";
import { chanceOfSoMany } from "../../statistics/distributions/discrete.ts";
import type { Turns } from "../../tasks/task.ts";
import { amount } from "../../words/amounts.ts";
import { sliceName } from "../../words/limits.ts";
import { listed } from "../../words/lists.ts";
import { confidenceOf } from "../alpha.ts";
import { comparableColumns } from "../comparable.ts";
import type { Sighting } from "../sighting.ts";
import { turnsOf } from "../turns.ts";
import type { Slice } from "./slice-of.ts";
import { slicesOf } from "./slices-of.ts";

/** A slice's share of what was lost, and how often chance alone gives it as much. */
interface Share {
  readonly slice: Slice;
  readonly lost: number;
  readonly right: number;
  readonly chance: number;
}

/**
 * One sentence on which slice the loss of a metric fell. If it fell anywhere alike, the lost answers would be a
 * random draw from those that the reference had right.
 */
export function fellOn(
  { variant, reference }: Sighting,
  metric: string,
  alpha: number,
): string | undefined {
  const before = comparableColumns(variant, reference, "the reference");
  const turns = turnsOf(metric, { before, after: variant.columns });
  const slices = slicesOf(variant.columns);
  if (turns === undefined || slices.length === 0) return;
  const all = tally(turns, turns.before.keys());
  if (all.lost === 0) return;
  const shares = slices.map(({ slice, rows }) => ({ slice, ...shareOf(tally(turns, rows), all) }));
  const flagged = holm(shares, alpha, ({ chance }, level) => chance <= level);
  const [worst, ...others] = [...flagged].sort((a, b) => a.chance - b.chance);
  return worst === undefined ? spread(all) : unevenly(worst, others, all, alpha);
}

type Tally = Pick<Share, "lost" | "right">;

function tally({ before, after }: Turns, rows: Iterable<number>): Tally {
  let [lost, right] = [0, 0];
  for (const row of rows) {
    if (before[row] !== 1) continue;
    right += 1;
    if (after[row] === 0) lost += 1;
  }
  return { lost, right };
}

function shareOf(own: Tally, all: Tally): Omit<Share, "slice"> {
  const chance = chanceOfSoMany(own.lost, { marked: own.right, drawn: all.lost, total: all.right });
  return { ...own, chance };
}

function spread({ lost }: Tally): string {
  const what = lost === 1 ? "the one lost answer" : `the ${lost} lost answers`;
  return `No slice stands out: chance could have spread ${what} so.`;
}

function unevenly(worst: Share, others: readonly Share[], all: Tally, alpha: number): string {
  const also =
    others.length === 0 ? "" : `; so did ${listed(others.map(({ slice }) => sliceName(slice)))}`;
  const share = amount(worst.right / all.right, "rate");
  return (
    `The loss fell on ${sliceName(worst.slice)}: ${worst.lost} of ${all.lost} lost answers are there, ` +
    `where ${share} of the reference's right ones are; more than chance explains, with ${confidenceOf(alpha)} confidence${also}.`
  );
}
