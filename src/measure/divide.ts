import { digestOf } from "../out/write.ts";

/** Places of samples, ascending: of each span where it begins, and before which it ends. */
export type Rows = [number, number][];

/** Examples that were answered together, each by the digest of all that its answers depend on besides the model. */
export type Answered = readonly string[];

/** Some of the examples that are answered together now. */
export interface Part {
  readonly rows: Rows;
  /** Where they were answered together before: with which others, and as which of them. */
  readonly from?: {
    readonly digest: string;
    readonly lines: readonly number[];
    readonly of: number;
  };
}

/** So many neighbouring examples are a chunk, unless somebody divides them otherwise. */
const CHUNK = 256;

/** Samples in chunks of neighbours, which end at the same places whoever begins where. */
export function neighbours(end: number, begin = 0): Rows[] {
  const first = Math.floor(begin / CHUNK);
  return Array.from({ length: Math.ceil(end / CHUNK) - first }, (_, at) => [
    [Math.max((first + at) * CHUNK, begin), Math.min((first + at + 1) * CHUNK, end)],
  ]);
}

/** In which order examples that were never divided are put into chunks, and these are asked for. */
export interface Order {
  /** Of some places, ascending. */
  readonly chunksOf: (places: readonly number[]) => Rows[];
  readonly rank: (place: number) => number;
}

export const AS_THEY_COME: Order = { chunksOf, rank: (place) => place };

/**
 * Divides examples as they were divided before, so that all that were answered are found again, wherever others have come
 * between them; the rest in the chunks of an order.
 */
export function divide(
  examples: readonly string[],
  before: readonly Answered[],
  order: Order = AS_THEY_COME,
): Part[] {
  const places = new Map(examples.map((digest, at) => [digest, at]));
  const isTaken = new Uint8Array(examples.length);
  const parts: Part[] = [];
  for (const answered of before) {
    const found = answered.flatMap((digest, line) => {
      const at = places.get(digest);
      if (at === undefined || isTaken[at]) return [];
      isTaken[at] = 1;
      return [{ at, line }];
    });
    if (found.length === 0) continue;
    found.sort((one, other) => one.at - other.at);
    parts.push({
      rows: spans(found.map(({ at }) => at)),
      from: {
        digest: digestOfRows(answered),
        lines: found.map(({ line }) => line),
        of: answered.length,
      },
    });
  }
  const rest = examples.flatMap((_, at) => (isTaken[at] ? [] : [at]));
  for (const rows of order.chunksOf(rest)) parts.push({ rows });
  const first = new Map(
    parts.map((part) => [
      part,
      placesIn(part.rows).reduce((least, at) => Math.min(least, order.rank(at)), Infinity),
    ]),
  );
  return parts.sort((one, other) => (first.get(one) ?? 0) - (first.get(other) ?? 0));
}

/** What later runs are to know of this division, besides what this one knew: that of other data not for ever. */
export function remembered(
  examples: readonly string[],
  parts: readonly Part[],
  before: readonly Answered[],
): Answered[] {
  const known = new Map(before.map((answered) => [digestOfRows(answered), answered]));
  const used = new Set(parts.flatMap(({ from }) => from?.digest ?? []));
  const present = before.filter((answered) => used.has(digestOfRows(answered)));
  const fresh = parts.filter(({ from }) => from === undefined);
  const kept = [
    ...present,
    ...fresh.map(({ rows }) => placesIn(rows).map((at) => examples[at] ?? "")),
  ];
  let room = 2 * examples.length + 10_000;
  for (const [digest, answered] of known) {
    if (used.has(digest)) continue;
    room -= answered.length;
    if (room < 0) break;
    kept.push(answered);
  }
  return kept;
}

export function digestOfRows(examples: readonly string[]): string {
  return digestOf(JSON.stringify(examples));
}

export function placesIn(rows: Rows): number[] {
  return rows.flatMap(([begin, end]) => Array.from({ length: end - begin }, (_, at) => begin + at));
}

function chunksOf(places: readonly number[]): Rows[] {
  return Array.from({ length: Math.ceil(places.length / CHUNK) }, (_, at) =>
    spans(places.slice(at * CHUNK, (at + 1) * CHUNK)),
  );
}

/** Places that ascend, as spans. */
export function spans(places: readonly number[]): Rows {
  const found: Rows = [];
  for (const at of places) {
    const last = found.at(-1);
    if (last !== undefined && last[1] === at) last[1] = at + 1;
    else found.push([at, at + 1]);
  }
  return found;
}
