import type { Answers, Beside, Rate } from "./scores.ts";

/** The same samples answered twice: `lost` were right and now are wrong, `gained` the reverse. */
export interface Pairs {
  readonly n: number;
  readonly lost: number;
  readonly gained: number;
}

/** The same samples before and after, 1 where right and 0 where not: how many were lost, how many gained. */
export function pairsOf(before: Uint8Array, after: Uint8Array): Pairs {
  let lost = 0;
  let gained = 0;
  for (const [row, was] of before.entries()) {
    const is = after[row] ?? 0;
    if (was > is) lost += 1;
    if (was < is) gained += 1;
  }
  return { n: before.length, lost, gained };
}

/** Pairs, and how many more turned in a way that only a label could tell. */
export interface OpenPairs extends Pairs {
  readonly open: number;
}

export function pairsBeside(before: Beside, after: Beside): OpenPairs {
  let [lost, gained, open] = [0, 0, 0];
  for (let row = 0; row < after.names.length; row += 1) {
    const turn = turnBeside(before, after, row);
    if (turn === undefined) open += 1;
    else if (turn > 0) lost += 1;
    else if (turn < 0) gained += 1;
  }
  return { n: after.names.length, lost, gained, open };
}

/**
 * 1 where lost, −1 where gained, 0 where neither; undefined where only a label could tell. Where both sides answer alike
 * it makes no difference; where they do not, each names something that the other does not, and either may be right.
 */
export function turnBeside(before: Beside, after: Beside, row: number): number | undefined {
  const [was = -1, is = -1] = [before.right[row], after.right[row]];
  if (was >= 0 && is >= 0) return was - is;
  return areAlike(before.answers, after.answers, row) ? 0 : undefined;
}

/** The files or rows whose label would tell how they turned. */
export function openBeside(before: Rate, after: Rate): readonly string[] {
  const [was, is] = [before.beside, after.beside];
  if (was === undefined || is === undefined) return [];
  return is.names.filter((_, row) => turnBeside(was, is, row) === undefined);
}

/** How many samples were answered otherwise, be it right or wrong; undefined where that is not kept. */
export function countUnlike(before: Rate, after: Rate): number | undefined {
  const [was, is] = [before.answers, after.answers];
  if (was === undefined || is === undefined) return;
  const own = unlikeIn(was, is, after.right.length);
  if (before.beside === undefined || after.beside === undefined) return own;
  return own + unlikeIn(before.beside.answers, after.beside.answers, after.beside.names.length);
}

function unlikeIn(before: Answers, after: Answers, rows: number): number {
  let unlike = 0;
  for (let row = 0; row < rows; row += 1) if (!areAlike(before, after, row)) unlike += 1;
  return unlike;
}

/** Whether the same numbers are among the first `k` of both, in whatever order; mostly they stand in the same one. */
function areAlike(before: Answers, after: Answers, row: number): boolean {
  const { k } = after;
  const [was, is] = [row * before.width, row * after.width];
  let same = 0;
  while (same < k && before.numbers[was + same] === after.numbers[is + same]) same += 1;
  if (same === k) return true;
  const rest = new Set(before.numbers.subarray(was + same, was + k));
  for (let at = same; at < k; at += 1) if (!rest.has(after.numbers[is + at] ?? -1)) return false;
  return true;
}

export function countRight(right: Uint8Array): number {
  return right.reduce((sum, one) => sum + one, 0);
}

/** What the pairs are when the two sides change places. */
export function mirrored({ n, lost, gained }: Pairs): Pairs {
  return { n, lost: gained, gained: lost };
}
