import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { Bets, ODDS } from "../../../src/statistics/after/bets.ts";
import { openOracle } from "../../oracles/bridge.ts";

const oracle = openOracle("betting", "numpy");
afterAll(() => "close" in oracle && oracle.close());

async function theirs(question: string, asked: readonly (readonly unknown[])[]) {
  if ("absent" in oracle) throw new Error(oracle.absent);
  return (await oracle.ask(question, asked)).map(Number);
}

function won(harms: readonly number[], allowed: number): number {
  const bets = new Bets(allowed);
  for (const harm of harms) bets.take(harm);
  return bets.most;
}

describe.skipIf("absent" in oracle)("beside numpy", () => {
  test("bets have won as much at their best", async () => {
    const harm = fc.constantFrom(0, 0.25, 0.5, 0.5, 0.5, 1, 1);
    const cases = fc.sample(
      fc.tuple(
        fc.array(harm, { minLength: 1, maxLength: 200 }),
        fc.constantFrom(0.01, 0.1, 0.505, 0.9),
      ),
      { numRuns: 60, seed: 17 },
    );
    const expected = await theirs("won", cases);
    for (const [at, [harms, allowed]] of cases.entries())
      expect(won(harms, allowed) / (expected[at] ?? 0)).toBeCloseTo(1, 9);
    expect(Math.max(...expected)).toBeGreaterThan(1e6);
  });

  test("what is just allowed is past the odds in one of 300 courses at most, with all courses gone through", async () => {
    const chances = await theirs(
      "chance",
      [0.02, 0.1, 0.3, 0.505].map((allowed) => [allowed, ODDS, 400]),
    );
    for (const chance of chances) {
      expect(chance).toBeGreaterThan(0.0001);
      expect(chance).toBeLessThanOrEqual(1 / ODDS);
    }
  });
});

test("nothing is won before anything was seen, nor where no game is fair", () => {
  expect(won([], 0.5)).toBe(1);
  expect(won([1, 1, 1, 1], 0)).toBe(1);
  expect(won([1, 1, 1, 1], 1)).toBe(1);
});

test("what was won once stays won, whatever comes after", () => {
  const bets = new Bets(0.505);
  for (let at = 0; at < 30; at += 1) bets.take(1);
  const { most } = bets;
  expect(most).toBeGreaterThan(ODDS);
  for (let at = 0; at < 3000; at += 1) bets.take(0);
  expect(bets.most).toBe(most);
});
