import { describe, expect, test } from "vitest";
import { brokenLadders } from "../../scripts/simulate/ladder-table.ts";
import { LADDERS, playLadder } from "../../scripts/simulate/ladders.ts";
import { play } from "../../scripts/simulate/play.ts";
import { brokenStops } from "../../scripts/simulate/stop-table.ts";
import { playStops, STOPS } from "../../scripts/simulate/stops.ts";
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
    let played: ReturnType<typeof play> | undefined;
    const atLimit = () => {
      played ??= play(world, 1, trials, 1);
      return played;
    };

    test("passes a drop exactly at the limit no more often than is promised", () => {
      const tally = atLimit();
      expect(broken([{ world, share: 1, tally }])).toEqual([]);
      const total = Object.values(tally).reduce((sum, count) => sum + count, 0);
      expect(tally.fail / total).toBeLessThan(0.1);
    });

    test("passes half of it more often than all of it, and twice as much hardly ever", () => {
      const [half, twice] = [0.5, 2].map((share) => play(world, share, trials, 1).pass);
      const all = atLimit().pass;
      expect(half).toBeGreaterThan(all);
      expect(twice).toBeLessThanOrEqual(all / 2);
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
  const SETS = 80;

  /** Of the three ways in which variants depend on each other, the one that gives luck the most chances. */
  const SHORT = LADDERS.filter(({ name }) => !/, (together|against)$/.test(name));

  test.each(SHORT)("$name, names a wrong one no more often than is promised", (world) => {
    const tally = playLadder(world, SETS, 3);
    expect(brokenLadders([{ world, tally }])).toEqual([]);
    if (BETTER.includes(world.name)) expect(tally.best).toBeGreaterThan(tally.bestOfSplit);
  });

  /** There the smallest that keeps its limits is found more often than by equal parts. */
  const BETTER = [
    "a cliff at the last",
    "a cliff at the fourth",
    "the first broken",
    "the first out of reach",
    "the second ships, a cliff at the last",
  ];

  test("a choice that names whatever passes by itself would be found out", () => {
    const [world] = LADDERS;
    if (world === undefined) throw new Error("no ladder");
    const tally = { wrong: 0.22 * SETS, best: 0, bestOfSplit: 0, sets: SETS };
    expect(brokenLadders([{ world, tally }])).toHaveLength(1);
  });
});

describe("when a variant is stopped early, played over", () => {
  test("what keeps its limit if only just: hardly ever", () => {
    const played = STOPS.filter(({ keeps }) => keeps).map((world, at) => ({
      world,
      tally: playStops(world, 60, at),
    }));
    expect(played.length).toBeGreaterThan(4);
    expect(brokenStops(played)).toEqual([]);
  });

  test.each([
    { net: 9.5, after: 150 },
    { net: 5, after: 370 },
    { net: 3, after: 890 },
  ])(
    "a loss of $net points of 1 that is allowed: after about $after of 5,000 examples",
    ({ net, after }) => {
      const world = STOPS.find(({ name }) => name.startsWith(`stop: ${net} pt of 1 `));
      if (world === undefined) throw new Error("no such world");
      const stops = playStops(world, 99, 1).after.toSorted((a, b) => a - b);
      expect(stops[49]).toBeGreaterThan(0.8 * after);
      expect(stops[49]).toBeLessThan(1.2 * after);
    },
  );

  test("whoever stopped at chance would be found out", () => {
    const world = STOPS.find(({ keeps }) => keeps);
    if (world === undefined) throw new Error("no such world");
    const after = Array.from({ length: 200 }, (_, at) => (at % 20 === 0 ? 100 : 5000));
    expect(brokenStops([{ world, tally: { after } }])).toHaveLength(1);
  });
});
