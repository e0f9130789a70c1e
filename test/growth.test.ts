import { expect, test } from "vitest";
import { growth, LINEAR } from "./growth.ts";

/** So many steps that nothing can leave out. */
function step(times: number): void {
  let state = 1;
  for (let at = 0; at < times; at += 1) state = (state * 48_271) % 2_147_483_647;
  expect(state).toBeGreaterThan(0);
}

test("work that grows as its input does is told from work that grows as the square of it", () => {
  expect(growth((share) => step(share * 500_000))).toBeLessThan(LINEAR);
  expect(growth((share) => step(share ** 2 * 500_000))).toBeGreaterThan(LINEAR);
});

test("what takes no time to speak of does not grow", () => {
  expect(growth((share) => step(share ** 4))).toBeLessThan(2);
});
