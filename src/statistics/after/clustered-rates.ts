import { turnBeside } from "../pairs.ts";
import type { Beside, Rate } from "../scores.ts";
import type { Sums } from "./capped-mean.ts";
import { clusterHarm, type UnitSpan } from "./clusters.ts";
import { sumsIn } from "./in-clusters.ts";

/** What the clusters of a drop lost on balance: as the worst and as the best that missing labels may say. */
export interface ClusteredDrop {
  readonly worst: Sums;
  readonly best: Sums;
}

/** Undefined where no two samples tell of one thing. */
export function clusteredDrop(before: Rate, after: Rate): ClusteredDrop | undefined {
  const { clusters } = after;
  if (clusters === undefined) return;
  const turns = Array.from(after.right, (is, row) => (before.right[row] ?? 0) - is);
  const beside = (open: 1 | -1) => besideTurns(before.beside, after.beside, open);
  const whole = Int32Array.from([...clusters, ...(after.beside?.clusters ?? [])]);
  return {
    worst: sumsIn([...turns, ...beside(1)], whole),
    best: sumsIn([...turns, ...beside(-1)], whole),
  };
}

/** 1 where lost, −1 where gained; where only a label could tell, `open`. */
function besideTurns(
  before: Beside | undefined,
  after: Beside | undefined,
  open: 1 | -1,
): number[] {
  if (before === undefined || after === undefined) return [];
  return after.names.map((_, row) => turnBeside(before, after, row) ?? open);
}

/** No narrower than the rows' own interval, of which copies would make too much. */
export function dropAtLeast(
  interval: readonly [number, number],
  { worst, best }: ClusteredDrop,
  alpha: number,
): [number, number] {
  const [low] = wider(interval, best, { least: -1, most: 1 }, alpha);
  const [, high] = wider(interval, worst, { least: -1, most: 1 }, alpha);
  return [low, high];
}

/** The same of a rate by itself. */
export function rateAtLeast(
  interval: readonly [number, number],
  right: Sums,
  alpha: number,
): [number, number] {
  return wider(interval, right, { least: 0, most: 1 }, alpha);
}

function wider(
  [low, high]: readonly [number, number],
  sums: Sums,
  span: UnitSpan,
  alpha: number,
): [number, number] {
  const found = clusterHarm({ ...sums, span, passFrom: 0 }).bounds(alpha).interval ?? [low, high];
  return [
    Math.max(span.least, Math.min(low, found[0])),
    Math.min(span.most, Math.max(high, found[1])),
  ];
}
