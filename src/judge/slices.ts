import { isUnmeasured, type Unmeasured } from "../catalog/unmeasured.ts";
import type { JudgedSlice } from "../contract/verdict.ts";
import { holm } from "../statistics/after/holm.ts";
import { chanceOfSoMany } from "../statistics/distributions/discrete.ts";
import { findMetric } from "../tasks/rows.ts";
import type { Turns } from "../tasks/task.ts";
import { type Columns, partsIn } from "../tasks/tasks.ts";
import { amount } from "../words/amounts.ts";
import { sliceName } from "../words/limits.ts";
import { listed } from "../words/lists.ts";
import { confidenceOf } from "./alpha.ts";
import { comparable } from "./evidence/comparable.ts";
import { type Comparison, sliceOf } from "./evidence/comparison.ts";
import type { LimitSlice, Observation } from "./evidence/observation.ts";
import { observe } from "./numbers.ts";

/** The numbers of a variant on each slice alone; of a package, every slice has the same. */
export function observeSlices(
  comparison: Comparison,
  rates: readonly string[],
  alpha: number,
): JudgedSlice[] {
  const { columns } = comparison.own;
  return [...slicesOf(columns), ...answerPartsOf(columns)].flatMap(({ slice, rows }) => {
    const within = sliceOf(comparison, slice);
    if (isUnmeasured(within)) return [];
    const observed = Object.entries(observe(within.own, within.reference, rates, alpha));
    const metrics = observed.filter(([name]) => findMetric(name)?.source !== "package");
    return [{ slice, n: rows.length, metrics: Object.fromEntries(metrics) }];
  });
}

/** A column of that many values divides into so little that nothing can be told of a part. */
const MOST = 50;

/** Every slice of the examples: columns as the policy names them, values in order. */
function slicesOf(columns: Columns | Unmeasured): { slice: LimitSlice; rows: readonly number[] }[] {
  if (isUnmeasured(columns)) return [];
  return [...columns.samples.slices]
    .filter(([, values]) => values.size <= MOST)
    .flatMap(([column, values]) =>
      [...values].sort(byValue).map(([value, rows]) => ({ slice: { column, value }, rows })),
    );
}

/** One part of every answer, where there are several: it is of every example. */
function answerPartsOf(columns: Columns | Unmeasured) {
  if (isUnmeasured(columns)) return [];
  const parts = partsIn(columns);
  if (parts.length < 2 || parts.length > MOST) return [];
  const rows = [...columns.samples.ids.keys()];
  return parts.toSorted((a, b) => (a.value < b.value ? -1 : 1)).map((slice) => ({ slice, rows }));
}

function byValue([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

/** A slice's share of what was lost, and how often chance alone gives it as much. */
interface Share {
  readonly slice: LimitSlice;
  readonly lost: number;
  readonly right: number;
  readonly chance: number;
}

/**
 * One sentence on which slice the loss of a metric fell. If it fell anywhere alike, the lost answers would be a
 * random draw from those that the reference had right.
 */
export function fellOn(
  { own, reference }: Comparison,
  metric: string,
  alpha: number,
): string | undefined {
  const turns = turnsOf(metric, own, comparable(own, reference, "the reference"));
  const slices = slicesOf(own.columns);
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

/** Undefined where the metric does not count right and wrong, or a side has not all answers. */
function turnsOf(
  name: string,
  own: Observation,
  reference: Observation | Unmeasured,
): Turns | undefined {
  const metric = findMetric(name);
  if (metric === undefined || isUnmeasured(reference)) return;
  const [before, after] = [reference.scores(metric), own.scores(metric)];
  if (isUnmeasured(before) || isUnmeasured(after)) return;
  if (before.kind !== "rate" || after.kind !== "rate") return;
  return { before: before.right, after: after.right };
}
