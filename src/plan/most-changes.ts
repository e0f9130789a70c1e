import { type Change, DIRECTIONS } from "../contract/change.ts";

/** A head may change any number of things; the loosenings among them are never those left out first. */
const MOST = 500;

/** What is looser first; of very many the rest is only counted. */
export function mostChanges(changes: readonly Change[]): Change[] {
  const rank = ({ direction }: Change) => DIRECTIONS.indexOf(direction);
  const sorted = changes.toSorted((a, b) => rank(a) - rank(b));
  const [next, more] = [sorted[MOST], sorted.length - MOST];
  if (next === undefined) return sorted;
  const says = `${more} more that are not listed`;
  const rest = { direction: next.direction, about: "the rest", says, before: null, after: null };
  return [...sorted.slice(0, MOST), rest];
}
