import { drawnNumber } from "../statistics/drawn.ts";
import { findTask, isCustomTask } from "../tasks/rows.ts";
import { AS_THEY_COME, type Order, type Rows, spans } from "./divide.ts";

/** About so many examples are the first chunks; a chunk is what is lost when a variant is stopped in the midst of it. */
const FINEST = 64;
/** Of so many of the finest a chunk is made, up to so many of them in all; behind them of the last number. */
const GROWING = [
  { of: 1, upTo: 4 },
  { of: 2, upTo: 16 },
] as const;
const LARGEST = 4;

/**
 * The order in which examples of a task are asked for. Where answers are right or wrong, which may stop a variant, it is
 * drawn; whether its policy lets anything stop it changes nothing, so that a changed policy finds all that was kept.
 */
export function orderOf(task: string, ids: readonly string[]): Order {
  const hasRates =
    isCustomTask(task) || findTask(task)?.metrics.some(({ test }) => test === "rate") === true;
  return hasRates && ids.length >= 2 * FINEST ? drawnOrder(ids) : AS_THEY_COME;
}

/**
 * Samples in chunks of those that are drawn one after the other, the rows of each ascending, so that files are read front
 * to back. The first chunks are the smallest.
 */
export function drawnOrder(ids: readonly string[]): Order {
  const numbers = ids.map(drawnNumber);
  const rank = (place: number) => numbers[place] ?? 0;
  return { rank, chunksOf: (places) => drawnChunks(places, rank) };
}

function drawnChunks(places: readonly number[], rank: (place: number) => number): Rows[] {
  const bits = Math.max(0, Math.round(Math.log2(places.length / FINEST)));
  const chunks = new Map<number, number[]>();
  for (const place of places) {
    const chunk = chunkOf(Math.floor((rank(place) / 2 ** 32) * 2 ** bits));
    const rows = chunks.get(chunk) ?? [];
    rows.push(place);
    chunks.set(chunk, rows);
  }
  return [...chunks].sort(([one], [other]) => one - other).map(([, rows]) => spans(rows));
}

/** The chunk in which one of the finest lies. */
function chunkOf(finest: number): number {
  let [chunk, from] = [0, 0];
  for (const { of, upTo } of GROWING) {
    if (finest < upTo) return chunk + Math.floor((finest - from) / of);
    chunk += (upTo - from) / of;
    from = upTo;
  }
  return chunk + Math.floor((finest - from) / LARGEST);
}
