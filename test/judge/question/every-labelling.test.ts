import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { changeInterval, countChange } from "../../../src/judge/question/rates.ts";
import { normalQuantile } from "../../../src/statistics/distributions/normal.ts";
import { openBeside } from "../../../src/statistics/pairs.ts";
import type { Rate } from "../../../src/statistics/scores.ts";
import {
  classificationBuilder,
  type LabelTable,
  labelTable,
} from "../../../src/tasks/image-classification/columns.ts";
import { findMetric } from "../../../src/tasks/rows.ts";
import { scoresOf } from "../../../src/tasks/tasks.ts";
import { openOracle } from "../../oracles/bridge.ts";

const oracle = openOracle("shares", "scipy.optimize", "scipy.stats");
afterAll(() => "close" in oracle && oracle.close());

const CLASSES = ["a", "b", "c", "d", "e"];
const ALPHA = 0.05;
const LABELLED = 30;

/** Every class, best first. */
type Ranking = readonly string[];

/** Of examples without a label what each side answered; the labelled ones are all answered rightly but for the first. */
interface World {
  readonly k: number;
  readonly lost: number;
  readonly beside: readonly (readonly [before: Ranking, after: Ranking])[];
}

const ranking = fc.shuffledSubarray(CLASSES, { minLength: CLASSES.length });
const worlds: fc.Arbitrary<World> = fc.record({
  k: fc.constantFrom(1, 2, 3, 4),
  lost: fc.nat(2),
  beside: fc.array(
    fc.tuple(ranking, fc.oneof(ranking, fc.constant(undefined))).map(([was, is]) => {
      // Many are answered in the same way but for two that change places.
      const [first = "", second = "", ...rest] = was;
      return [was, is ?? [second, first, ...rest]] as const;
    }),
    { minLength: 1, maxLength: 4 },
  ),
});

/** What both sides score, with the labels that there are of the examples beside. */
function sidesOf(world: World, labels: readonly (string | undefined)[] = []): [Rate, Rate] {
  const table = labelTable([
    ...Array.from({ length: LABELLED }, (_, row) => ({ id: `s${row}`, label: "a" })),
    ...world.beside.map((_, at) => {
      const label = labels[at];
      return { id: `u${at}`, unlabelled: `u${at}`, ...(label !== undefined && { label }) };
    }),
  ]);
  return [rateOf(world, table, 0), rateOf(world, table, 1)];
}

function rateOf({ k, lost, beside }: World, table: LabelTable, side: 0 | 1): Rate {
  const builder = classificationBuilder(table);
  const add = (id: string, classes: Ranking) =>
    builder.add({ id, top: classes.map((name, at): [string, number] => [name, -at]) });
  for (let row = 0; row < LABELLED; row += 1)
    add(`s${row}`, side === 1 && row < lost ? [...CLASSES].reverse() : CLASSES);
  for (const [at, sides] of beside.entries()) add(`u${at}`, sides[side]);
  const metric = findMetric(`top-${k}`);
  if (metric === undefined) throw new Error("no such metric");
  const scores = scoresOf(metric, builder.finish(), { unmeasured: "no reference" });
  if ("unmeasured" in scores || scores.kind !== "rate") throw new Error("no rate");
  return scores;
}

/** Counted from the rankings as they are written. */
function counted({ k, lost, beside }: World, labels: readonly string[]) {
  const turns = beside.map(([before, after], at) => {
    const right = (classes: Ranking) => classes.slice(0, k).includes(labels[at] ?? "");
    return Number(right(before)) - Number(right(after));
  });
  return {
    n: LABELLED + beside.length,
    lost: lost + turns.filter((turn) => turn === 1).length,
    gained: turns.filter((turn) => turn === -1).length,
  };
}

function labellings(count: number): string[][] {
  if (count === 0) return [[]];
  return labellings(count - 1).flatMap((some) => CLASSES.map((label) => [...some, label]));
}

describe("whatever labels the examples get that have none", () => {
  test("lost and gained are then what the rankings say, and the bounds were no narrower before", () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const open = changeInterval(countChange(...sidesOf(world), false), ALPHA);
        const ends = [0, 0];
        for (const labels of labellings(world.beside.length)) {
          const whole = countChange(...sidesOf(world, labels), false);
          expect(whole.pairs).toEqual({ ...counted(world, labels), open: 0 });
          const [low, high] = changeInterval(whole, ALPHA);
          expect(low).toBeGreaterThanOrEqual(open[0]);
          expect(high).toBeLessThanOrEqual(open[1]);
          if (low === open[0]) ends[0] = 1;
          if (high === open[1]) ends[1] = 1;
        }
        // Nor were they any wider than some labels would have made them.
        expect(ends).toEqual([1, 1]);
      }),
      { numRuns: 40, seed: 14 },
    );
  });

  test("those are asked for on which labels can make a difference, and no others", () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const matters = world.beside.flatMap((sides, at) => {
          const alone = { ...world, lost: 0, beside: [sides] };
          const turns = CLASSES.map((label) => counted(alone, [label]));
          return turns.some(({ lost, gained }) => lost + gained > 0) ? [`u${at}`] : [];
        });
        expect(openBeside(...sidesOf(world))).toEqual(matters);
      }),
      { numRuns: 300, seed: 15 },
    );
  });

  test.skipIf("absent" in oracle)(
    "scipy rejects a true drop as large, or as small, as the bounds",
    async () => {
      if ("absent" in oracle) throw new Error(oracle.absent);
      const z = normalQuantile(1 - ALPHA);
      const asked = fc.sample(worlds, { numRuns: 60, seed: 16 }).flatMap((world) => {
        const [low, high] = changeInterval(countChange(...sidesOf(world), false), ALPHA);
        const found = labellings(world.beside.length).map((labels) => counted(world, labels));
        const distinct = new Map(found.map((one) => [`${one.lost} ${one.gained}`, one]));
        return [...distinct.values()].map(({ lost, gained, n }) => ({
          lost,
          gained,
          n,
          low,
          high,
        }));
      });
      const cases = (end: "low" | "high") =>
        asked.map((one) => [one.lost, one.gained, one.n, one[end]]);
      const [below, above] = [
        await oracle.ask("score", cases("high")),
        await oracle.ask("score", cases("low")),
      ];
      expect(Math.max(...below.map(Number))).toBeLessThanOrEqual(-z + 1e-6);
      expect(Math.min(...above.map(Number))).toBeGreaterThanOrEqual(z - 1e-6);
    },
  );
});
