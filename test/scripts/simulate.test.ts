import { describe, expect, test } from "vitest";
import { brokenLadders } from "../../scripts/simulate/ladder-table.ts";
import { LADDERS, playLadder } from "../../scripts/simulate/ladders.ts";
import { play } from "../../scripts/simulate/play.ts";
import { broken } from "../../scripts/simulate/table.ts";
import type { World } from "../../scripts/simulate/world.ts";
import { texts } from "../../scripts/simulate/worlds/clusters.ts";
import { copiedRates } from "../../scripts/simulate/worlds/copies.ts";
import { boundedMeans } from "../../scripts/simulate/worlds/means.ts";
import { lognormalLosses, rareLosses, ruinedTexts } from "../../scripts/simulate/worlds/rare.ts";
import {
  drawnRates,
  enumeratedRates,
  enumeratedShares,
} from "../../scripts/simulate/worlds/rates.ts";
import { times } from "../../scripts/simulate/worlds/times.ts";

/** The long version is `npm run simulate`. */
const WORLDS: readonly [World, number][] = [
  [enumeratedRates({ n: 60, allowed: 0.05, flips: 0.06 }), 0],
  [drawnRates({ n: 300, allowed: 0.02, flips: 0.05 }), 1000],
  [copiedRates({ pictures: 300, copies: 3, allowed: 0.03, flips: 0.05 }), 300],
  [enumeratedShares({ n: 300, allowed: 0.02 }), 0],
  [boundedMeans(300), 200],
  [texts(300), 100],
  [rareLosses(134, "mean"), 300],
  [lognormalLosses(300, "share"), 200],
  [ruinedTexts(300, "mean"), 100],
  [times(5), 1000],
];

describe.each(WORLDS.map(([world, trials]) => ({ name: world.name, world, trials })))(
  "the judge, played over $name",
  ({ world, trials }) => {
    test("passes a drop exactly at the limit no more often than is promised", () => {
      const tally = play(world, 1, trials, 1);
      expect(broken([{ world, share: 1, tally }])).toEqual([]);
      const total = Object.values(tally).reduce((sum, count) => sum + count, 0);
      expect(tally.fail / total).toBeLessThan(0.1);
    });

    test("passes half of it more often than all of it, and twice as much hardly ever", () => {
      const [half, all, twice] = [0.5, 1, 2].map((share) => play(world, share, trials, 2).pass);
      expect(half).toBeGreaterThan(all ?? 0);
      expect(twice).toBeLessThanOrEqual((all ?? 0) / 2);
    });
  },
);

test("a judge that always passed would be found out", () => {
  const [world] = WORLDS.map(([one]) => one).slice(4);
  if (world === undefined) throw new Error("no world");
  const tally = { pass: 100, "leans pass": 0, "leans fail": 0, fail: 0 };
  expect(broken([{ world, share: 1, tally }])).toHaveLength(1);
});

describe("which of several variants to ship, played over", () => {
  const SETS = 250;
  const tallyOf = (name: string) => {
    const world = LADDERS.find((one) => one.name === name);
    if (world === undefined) throw new Error(`there is no ladder ${name}`);
    return playLadder(world, SETS, 3);
  };

  test.each(
    LADDERS.filter(({ drops, limits }) => drops.some((one, at) => one >= (limits[at] ?? 0))),
  )("$name, names a wrong one no more often than is promised", (world) => {
    expect(brokenLadders([{ world, tally: playLadder(world, SETS, 3) }])).toEqual([]);
  });

  test.each([
    "a cliff at the last",
    "a cliff at the fourth",
    "the first broken",
    "the first out of reach",
    "the second ships, a cliff at the last",
  ])("%s, finds the smallest that keeps its limits more often than equal parts would", (name) => {
    const { best, bestOfSplit } = tallyOf(name);
    expect(best).toBeGreaterThan(bestOfSplit);
  });

  test("a choice that names whatever passes by itself would be found out", () => {
    const [world] = LADDERS;
    if (world === undefined) throw new Error("no ladder");
    const tally = { wrong: 0.16 * SETS, best: 0, bestOfSplit: 0, sets: SETS };
    expect(brokenLadders([{ world, tally }])).toHaveLength(1);
  });
});
