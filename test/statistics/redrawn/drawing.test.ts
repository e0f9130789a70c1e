import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Drawer, type Drawing, stepsOf } from "../../../src/statistics/redrawn/drawing.ts";
import { UnitStatistic } from "../../../src/statistics/redrawn/unit-statistic.ts";

const column = (length: number, of: (row: number) => number) =>
  Float64Array.from({ length }, (_, row) => of(row));

const DRAWINGS: readonly (readonly [string, Drawing])[] = [
  [
    "a ratio of 90 units",
    {
      kind: "units",
      statistic: { kind: "ratio", above: column(90, Math.sin), below: column(90, () => 1) },
      ...{ wanted: [0], units: 90, seed: 3 },
    },
  ],
  [
    "a correlation of 40 clusters",
    {
      kind: "units",
      statistic: {
        ...{ kind: "correlation", of: "ranks" },
        ...{ x: column(90, Math.sin), y: column(90, Math.cos) },
      },
      ...{ wanted: [0], units: 40, seed: 3 },
      places: Int32Array.from({ length: 90 }, (_, row) => row % 40),
    },
  ],
  ["a mean of 70", { kind: "mean", values: column(70, Math.sin).sort(), mean: 0.01, seed: 5 }],
];

describe.each(DRAWINGS)("of %s", (_, drawing) => {
  const all = new Drawer(drawing).draw(0, stepsOf(drawing));

  test("any part is drawn as it is among all, whatever was drawn before", () => {
    const drawer = new Drawer(drawing);
    const part = fc.tuple(fc.nat(stepsOf(drawing)), fc.nat(60));
    fc.assert(
      fc.property(part, ([from, size]) => {
        const to = Math.min(stepsOf(drawing), from + size);
        expect([...drawer.draw(from, to)]).toEqual([...all.subarray(from, to)]);
      }),
      { numRuns: 20, seed: 1 },
    );
  });

  test("two thousand draws and the groups left out before them have many values", () => {
    expect(all.length).toBe(stepsOf(drawing));
    expect(new Set(all).size).toBeGreaterThan(2000);
  });
});

test("a mean without one of its values is that of the others", () => {
  const values = Float64Array.of(1, 2, 6);
  const left = new Drawer({ kind: "mean", values, mean: 3, seed: 1 }).draw(0, 3);
  expect([...left]).toEqual([4, 3.5, 1.5]);
});

describe("a statistic", () => {
  const statistic = {
    kind: "ratio",
    above: column(60, Math.sin),
    below: column(60, () => 1),
  } as const;
  const own = () => new UnitStatistic({ statistic, units: 60, seed: 1 });

  test("lacks what is wanted of it until that is taken, and nothing else", () => {
    const { redraws } = own();
    expect(redraws.lacking()).toBeUndefined();
    redraws.want(0);
    const drawing = redraws.lacking();
    if (drawing === undefined) throw new Error("nothing is lacking");
    redraws.take(drawing, new Drawer(drawing).draw(0, stepsOf(drawing)));
    expect(redraws.lacking()).toBeUndefined();
    redraws.want(0);
    expect(redraws.lacking()).toBeUndefined();
    expect(redraws.number(0)).toEqual(own().redraws.number(0));
  });

  test("leaves out a group of units in turn, and then draws as many as there are", () => {
    const { without, redrawn } = own().redraws.number(0);
    expect([without.length, redrawn.length]).toEqual([60, 2000]);
    const sum = statistic.above.reduce((all, one) => all + one, 0);
    expect(without[7]).toBeCloseTo((sum - Math.sin(7)) / 59, 12);
  });
});
