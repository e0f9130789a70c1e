import Table from "cli-table3";
import { ODDS } from "../../src/statistics/after/bets.ts";
import type { StopTally, StopWorld } from "./stops.ts";

export interface PlayedStop {
  readonly world: StopWorld;
  readonly tally: StopTally;
}

/** One row a variant: how often it is stopped, and after how many examples. */
export function stopTable(played: readonly PlayedStop[]): string {
  const table = new Table({
    head: ["stopped early", "n", "stopped", "", "nine in ten by", "half by", "sets"],
    style: { head: [], border: [], compact: true },
    colAligns: ["left", "right", "right", "left", "right", "right", "right"],
  });
  for (const { world, tally } of played) {
    const { after } = tally;
    table.push([
      world.name,
      String(world.n),
      `${(100 * stoppedIn({ world, tally })).toFixed(2)} %`,
      world.keeps ? "wrongly" : "",
      ...[0.9, 0.5].map((share) => quantile(after, share, world.n)),
      String(after.length),
    ]);
  }
  return table.toString();
}

/** Where a variant that keeps its limit is stopped more often than is promised, beyond three standard errors. */
export function brokenStops(played: readonly PlayedStop[]): string[] {
  return played.flatMap((one) => {
    const rate = stoppedIn(one);
    const slack = 3 * Math.sqrt((rate * (1 - rate)) / one.tally.after.length);
    if (!one.world.keeps || rate <= 1 / ODDS + slack) return [];
    return [`${one.world.name}: stopped in ${(100 * rate).toFixed(2)} % of all sets`];
  });
}

function stoppedIn({ world: { n }, tally: { after } }: PlayedStop): number {
  return after.filter((one) => one < n).length / after.length;
}

/** The examples after which so large a share of the sets had been stopped. */
function quantile(after: readonly number[], share: number, n: number): string {
  const sorted = after.toSorted((a, b) => a - b);
  const found = sorted[Math.ceil(share * sorted.length) - 1] ?? n;
  return found < n ? String(found) : "—";
}
