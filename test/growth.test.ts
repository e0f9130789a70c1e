import { expect, test } from "vitest";
import { growth, LINEAR } from "./growth.ts";

/** By a clock that only the work itself moves. */
function grown(milliseconds: (share: 1 | 4, call: number) => number): number {
  let [now, calls] = [0, 0];
  const work = (share: 1 | 4) => {
    now += milliseconds(share, calls);
    calls += 1;
  };
  return growth(work, () => now);
}

test("work that grows as its input does is told from work that grows as the square of it", () => {
  expect(grown((share) => share * 100)).toBeLessThan(LINEAR);
  expect(grown((share) => share ** 2 * 100)).toBeGreaterThan(LINEAR);
});

test("what something else has slowed is measured again, and the least counts", () => {
  const first = 2;
  expect(grown((share, call) => (call === first ? 5000 : share * 100))).toBeLessThan(LINEAR);
});

test("what takes no time to speak of does not grow", () => {
  expect(grown((share) => share ** 2 / 10)).toBeLessThan(2);
});

test("the processor's time of this thread is what passes", () => {
  const spent = () => {
    const { user, system } = process.threadCpuUsage();
    return user + system;
  };
  // It ends by the same count, however long that takes by the clock.
  const busy = (share: 1 | 4) => {
    const until = spent() + share * 100_000;
    while (spent() < until);
  };
  expect(growth(busy)).toBeGreaterThan(2);
});
