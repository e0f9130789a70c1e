import fc from "fast-check";
import { expect, test } from "vitest";
import { standing } from "../../src/judge/judgement.ts";
import { dropInterval } from "../../src/statistics/after/drops.ts";
import { rateInterval } from "../../src/statistics/after/rates.ts";

const limits = fc.integer({ min: 0, max: 100 }).map((tenths) => tenths / 1000);

const pairs = fc
  .tuple(fc.nat(15), fc.nat(15), fc.nat(300))
  .filter(([lost, gained, same]) => lost + gained + same > 0)
  .map(([lost, gained, same]) => ({ n: lost + gained + same, lost, gained }));

test("passes exactly where the whole interval keeps the limit, and fails where all of it breaks it", () => {
  fc.assert(
    fc.property(pairs, limits, (some, limit) => {
      const [low, high] = dropInterval(some, 0.05);
      const beyond = some.lost - some.gained > some.n * limit;
      const { state, leans } = standing([low, high], limit, beyond);
      expect(state === "pass").toBe(high <= limit);
      expect(state === "fail").toBe(low >= limit);
      expect(leans).toBe(state === "inconclusive" ? (beyond ? "fail" : "pass") : undefined);
    }),
    { numRuns: 60 },
  );
});

test.each([
  [0, 0, 298, "inconclusive"],
  [0, 0, 299, "pass"],
  [0, 0, 271, "inconclusive"],
  [6, 0, 300, "inconclusive"],
  [9, 3, 800, "inconclusive"],
  [2, 5, 800, "pass"],
  [30, 12, 1000, "inconclusive"],
])("%i lost and %i gained of %i under 1 pt: %s", (lost, gained, n, state) => {
  const interval = dropInterval({ n, lost, gained }, 0.05);
  expect(standing(interval, 0.01, lost - gained > n * 0.01).state).toBe(state);
});

test("30 lost and 12 gained of 1000 break 0.5 pt", () => {
  const interval = dropInterval({ n: 1000, lost: 30, gained: 12 }, 0.05);
  expect(standing(interval, 0.005, true).state).toBe("fail");
});

test("730 of 800 keep 89.4 % and not 89.5 %, and break 92.9 %", () => {
  const [low, high] = rateInterval(730, 800, 0.05);
  const against = (limit: number) => standing([-high, -low], -limit, 730 < 800 * limit).state;
  expect([against(0.894), against(0.895), against(0.927), against(0.929)]).toEqual([
    "pass",
    "inconclusive",
    "inconclusive",
    "fail",
  ]);
});
