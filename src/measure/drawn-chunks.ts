import { drawnNumber } from "../statistics/drawn.ts";
import { findTask, isCustomTask } from "../tasks/rows.ts";
import type { Rows } from "./rows.ts";

/** About so many examples are the first chunks; a chunk is what is lost when a variant is stopped in the midst of it. */
const FINEST = 64;
/** Of so many of the finest a chunk is made, up to so many of them in all; behind them of the last number. */
const GROWING = [
  { of: 1, upTo: 4 },
  { of: 2, upTo: 16 },
] as const;
const LARGEST = 4;

/** Whether a task has answers that are right or wrong, by which a variant may be stopped: then chunks are drawn. */
export function isDrawn(task: string, count: number): boolean {
  if (count < 2 * FINEST) return false;
  return isCustomTask(task) || findTask(task)?.metrics.some(({ test }) => test === "rate") === true;
}

/**
 * All samples in chunks of those that are drawn one after the other, the rows of each ascending, so that files are read
 * front to back. The first chunks are the smallest. Where one ends is told by the numbers drawn and not by counting, so
 * that ten more samples change ten chunks at most.
 */
export function drawnChunks(ids: readonly string[]): Rows[] {
  const bits = Math.max(0, Math.round(Math.log2(ids.length / FINEST)));
  const chunks = new Map<number, number[]>();
  for (const [row, id] of ids.entries()) {
    const place = placeOf(Math.floor((drawnNumber(id) / 2 ** 32) * 2 ** bits));
    const rows = chunks.get(place) ?? [];
    rows.push(row);
    chunks.set(place, rows);
  }
  return [...chunks].sort(([one], [other]) => one - other).map(([, rows]) => spansOf(rows));
}

/** The chunk in which one of the finest lies. */
function placeOf(finest: number): number {
  let [place, from] = [0, 0];
  for (const { of, upTo } of GROWING) {
    if (finest < upTo) return place + Math.floor((finest - from) / of);
    place += (upTo - from) / of;
    from = upTo;
  }
  return place + Math.floor((finest - from) / LARGEST);
}

function spansOf(rows: readonly number[]): Rows {
  const spans: Rows = [];
  for (const row of rows) {
    const last = spans.at(-1);
    if (last?.[1] === row) last[1] = row + 1;
    else spans.push([row, row + 1]);
  }
  return spans;
}
