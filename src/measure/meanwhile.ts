import { aheadIn } from "./ahead.ts";
import { placesIn } from "./divide.ts";
import { evaluate } from "./evaluate.ts";
import type { Examples } from "./examples.ts";
import { engineFor } from "./fingerprint.ts";
import { type Given, lanesOf } from "./lanes.ts";
import { isWhole, type Making, type Packages } from "./packages.ts";
import type { Placed } from "./placed.ts";
import { isLacking, type Way, waysOf } from "./ways.ts";
import type { Workshop } from "./workshop.ts";

/**
 * Runs what is made while the next is being made, a chunk at a time, so that what is made later soon goes along: its
 * examples are decoded once for all who are there. Returns how far each has come when all are made.
 */
export async function meanwhile(
  making: Making,
  examples: Examples,
  placed: Placed,
  shop: Workshop,
  given: readonly Given[],
): Promise<readonly Way[]> {
  // Where each model has a process of its own, that would be started anew for every chunk.
  const { isolation } = engineFor(placed.planned.target, shop.hello);
  const canRun = making.isBeside && isolation === "thread";
  const isThere = thereIn(placed, shop);
  let ways: Way[] = [];
  for (;;) {
    const more = making.more();
    if (making.isOver()) return ways;
    const packages = making.now();
    if (canRun && isReady(packages, placed)) {
      ways = await waysOf(lanesOf(packages, examples, placed, shop, given), shop, ways);
      const ready = await isThere(ways, packages);
      const places = mostLacked(ready, examples);
      if (places.length > 0) {
        await evaluate(ready, packages, examples, placed, shop, given, places);
        continue;
      }
    }
    await more;
  }
}

/** Where outputs are compared, nothing can be run before it is known with what. */
function isReady(packages: Packages, { planned: { ahead } }: Placed): boolean {
  return ahead === undefined || packages.has(ahead);
}

/**
 * Finds those whose packages lie where they can be run; what an earlier run has kept of one is looked at once. Those that
 * need a process of their own wait.
 */
function thereIn(placed: Placed, shop: Workshop) {
  const seen = new Map<string, Promise<boolean>>();
  const isThere = ({ lane: { name } }: Way, packages: Packages) => {
    const variant = placed.variants.find((one) => one.name === name);
    if (variant === undefined) return false;
    const found = seen.get(name) ?? isWhole(packages.get(name), variant, placed, shop);
    seen.set(name, found);
    return found;
  };
  return async (ways: readonly Way[], packages: Packages): Promise<Way[]> => {
    const found = await Promise.all(ways.map((way) => isThere(way, packages)));
    const ahead = aheadIn(ways, placed);
    // Without whom the others are compared with, none can be run.
    if (ahead !== undefined && (ahead.isApart || !found[ways.indexOf(ahead)])) return [];
    return ways.filter(({ isApart }, at) => found[at] && !isApart);
  };
}

/**
 * The place of the chunk that most of them lack, the first of several, and as many more as are worth that the models are
 * loaded: so many that what is left of them is worth it too, or nothing is; none where they lack none.
 */
function mostLacked(ways: readonly Way[], { chunks }: Examples): number[] {
  const lack = chunks.map((_, at) => ways.filter((way) => isLacking(way, [at])).length);
  const most = Math.max(0, ...lack);
  if (most === 0) return [];
  const lacked = chunks.flatMap(({ rows }, at) =>
    lack[at] === most ? [{ at, size: placesIn(rows).length }] : [],
  );
  let left = lacked.reduce((sum, { size }) => sum + size, 0);
  let taken = 0;
  const found: number[] = [];
  for (const { at, size } of lacked) {
    if (taken >= WORTH_LOADING && left >= WORTH_LOADING) break;
    found.push(at);
    taken += size;
    left -= size;
  }
  return found;
}

/** So many examples. */
const WORTH_LOADING = 192;
