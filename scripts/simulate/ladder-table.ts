import Table from "cli-table3";
import type { LadderTally, LadderWorld } from "./ladders.ts";

export interface PlayedLadder {
  readonly world: LadderWorld;
  readonly tally: LadderTally;
}

/** The most that a wrong variant may be named: what the test of one limit promises. */
const MOST = 0.055;

/** One row a ladder: how often a wrong variant is named, and how often the smallest right one is, today and by a split. */
export function ladderTable(played: readonly PlayedLadder[]): string {
  const table = new Table({
    head: ["which to ship", "n", "a wrong one", "the best one", "by an equal split", "sets"],
    style: { head: [], border: [], compact: true },
    colAligns: ["left", "right", "right", "right", "right", "right"],
  });
  for (const { world, tally } of played) {
    const { wrong, best, bestOfSplit, sets } = tally;
    const shown = [wrong, best, bestOfSplit].map(
      (count) => `${((100 * count) / sets).toFixed(2)} %`,
    );
    table.push([world.name, String(world.n), ...shown, String(sets)]);
  }
  return table.toString();
}

/** Where a wrong variant is named more often than is promised, beyond three standard errors. */
export function brokenLadders(played: readonly PlayedLadder[]): string[] {
  return played.flatMap(({ world, tally: { wrong, sets } }) => {
    const rate = wrong / sets;
    if (rate <= MOST + 3 * Math.sqrt((rate * (1 - rate)) / sets)) return [];
    return [`${world.name}: a wrong variant is named in ${(100 * rate).toFixed(2)} % of all sets`];
  });
}
