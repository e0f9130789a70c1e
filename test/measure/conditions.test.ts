import { expect, test } from "vitest";
import type { Conditions } from "../../src/contract/times.ts";
import { disturbances, informsOnly, whyDisturbed } from "../../src/measure/conditions.ts";

const IDLE: Conditions = {
  ...{ virtual: false, lowPower: false, power: "mains", thermal: 1, speed: 100, pressure: 1 },
  busiest: { name: "launchd", share: 49.9 },
};

test("an idle Mac on mains, cool enough, is timed on", () => {
  expect(disturbances(IDLE)).toEqual([]);
  expect(whyDisturbed({ before: IDLE, after: IDLE })).toBeUndefined();
  expect(informsOnly({ before: IDLE, after: IDLE })).toBeUndefined();
});

test("what was so before the round is told before what was so after it", () => {
  const hot = { ...IDLE, thermal: 3 };
  const saving = { ...IDLE, lowPower: true };
  expect(whyDisturbed({ before: hot, after: saving })).toMatch(/^before it the Mac was hot/);
  expect(whyDisturbed({ before: IDLE, after: saving })).toMatch(/^after it Low Power Mode/);
});

test("what nobody could tell is no quiet machine", () => {
  expect(disturbances({})).toEqual([
    "nobody could tell whether it is a virtual machine, Low Power Mode, its power, its heat, its memory, other processes",
  ]);
  const { thermal: _, ...pmsetAlone } = IDLE;
  expect(disturbances(pmsetAlone)).toEqual([]);
});

test.each<[Partial<Conditions>, number]>([
  [{ thermal: 1 }, 0],
  [{ thermal: 2 }, 1],
  [{ speed: 99 }, 1],
  [{ pressure: 2 }, 1],
  [{ busiest: { name: "mds", share: 50 } }, 1],
  [{ power: "battery", lowPower: true }, 2],
])("%o are %i things in the way", (now, count) => {
  expect(disturbances({ ...IDLE, ...now })).toHaveLength(count);
});
