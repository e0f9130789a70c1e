import { describe, expect, test } from "vitest";
import { Drawer, type Drawing, stepsOf } from "../../src/statistics/redrawn/drawing.ts";
import { SPREAD, withThreads } from "../../src/threads/draw.ts";

const UNITS = 300;
const column = (of: (row: number) => number) =>
  Float64Array.from({ length: UNITS }, (_, row) => of(row));

const RATIO: Drawing = {
  kind: "units",
  statistic: { kind: "ratio", above: column(Math.sin), below: column((row) => 1 + (row % 3)) },
  ...{ wanted: [0], units: UNITS, seed: 7 },
};
const MEAN: Drawing = { kind: "mean", values: column(Math.cos).sort(), mean: 0.003, seed: 9 };

/** Both in parts that take turns. */
async function drawn(spread: Partial<typeof SPREAD>): Promise<number[][]> {
  const drawings = [RATIO, MEAN].map((drawing) => ({
    drawing,
    values: new Float64Array(stepsOf(drawing)),
  }));
  await withThreads(
    async (draw) => {
      const parts = drawings.flatMap(({ drawing, values }) =>
        [0, 150, 300, 800, 1500].map(async (from, at, all) => {
          values.set(await draw(drawing, from, all[at + 1] ?? values.length), from);
        }),
      );
      await Promise.all(parts);
    },
    { ...SPREAD, patience: 0, ...spread },
  );
  return drawings.map(({ values }) => [...values]);
}

const ALONE = [RATIO, MEAN].map((drawing) => [...new Drawer(drawing).draw(0, stepsOf(drawing))]);

describe("what is drawn is the same to the bit", () => {
  test.each([
    ["on this thread alone", { threads: 1 }],
    ["here as long as it is quick", { threads: 2, patience: 60_000 }],
    ["on one thread beside", { threads: 2 }],
    ["on more threads than there are parts", { threads: 11 }],
    [
      "where threads end before they answer",
      { threads: 2, program: new URL("ends.js", import.meta.url) },
    ],
    [
      "where there is no program for them",
      { threads: 2, program: new URL("none.js", import.meta.url) },
    ],
  ])("%s", async (_, spread) => {
    expect(await drawn(spread)).toEqual(ALONE);
  });
});

test("what cannot be drawn is said by whoever asked, on whichever thread it was", async () => {
  const statistic = { kind: "ratio", above: column(Math.sin), below: column(Math.sin) } as const;
  const broken: Drawing = { kind: "units", statistic, wanted: [0], units: -1, seed: 1 };
  for (const patience of [0, 60_000])
    await expect(
      withThreads(async (draw) => void (await draw(broken, 0, 20)), {
        ...{ ...SPREAD, threads: 2, patience },
      }),
    ).rejects.toThrow("Invalid typed array length");
});
