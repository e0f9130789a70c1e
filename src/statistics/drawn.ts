import { hashOf } from "./random.ts";

/**
 * Places of samples in an order that nobody chose: by a number drawn from each id. It is the same for the same ids in
 * whatever order and in every run, so that what was kept of one serves the next; and since nobody gains by which of
 * them come first (what is stopped fails), it needs no secret.
 */
export function drawn(ids: readonly string[]): number[] {
  const numbers = ids.map(drawnNumber);
  return [...ids.keys()].sort((one, other) => {
    const apart = (numbers[one] ?? 0) - (numbers[other] ?? 0);
    if (apart !== 0) return apart;
    return (ids[one] ?? "") < (ids[other] ?? "") ? -1 : 1;
  });
}

/** From 0 to below 2^32. The hash alone would leave ids that differ in their last letter beside each other. */
export function drawnNumber(id: string): number {
  let hash = hashOf(id);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
