import type { Curve } from "../../statistics/redrawn/curves.ts";
import type { ClassMatches } from "./class-log.ts";

/** What of a class's boxes its averages are worked out from, again and again. */
export function curveOf({ rows, runs, marked, objects }: ClassMatches): Curve {
  const [hits, ignored] = bitsOf(rows.length, marked);
  const places = Int32Array.from(rows.keys()).filter(
    (place) => ((hits[place] ?? 0) | (ignored[place] ?? 0)) !== 0,
  );
  const at = (numbers: Int32Array) => places.map((place) => numbers[place] ?? 0);
  const starts = at(runs.starts);
  return {
    rows: rows.slice(0, (places.at(-1) ?? -1) + 1),
    events: {
      ...{ places, hits: at(hits), ignored: at(ignored) },
      ...{ starts, lengths: starts.map((start) => runs.lengths[start] ?? 1) },
    },
    objects,
  };
}

/** Of each box a bit for each threshold: whether it is a hit there, or is not counted. */
function bitsOf(size: number, marked: ClassMatches["marked"]): [Int32Array, Int32Array] {
  const [hits, ignored] = [new Int32Array(size), new Int32Array(size)];
  for (const [bit, { places, hits: isHit }] of marked.entries())
    for (const [at, place] of places.entries()) {
      const bits = isHit[at] === 1 ? hits : ignored;
      bits[place] = (bits[place] ?? 0) | (1 << bit);
    }
  return [hits, ignored];
}
