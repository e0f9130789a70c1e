import fc from "fast-check";
import { expect, test } from "vitest";
import { longest, type Piece, portionsOf, timeOf } from "../../src/plan/portions.ts";

const pieces = fc.array(
  fc.record({
    once: fc.double({ min: 0, max: 30, noNaN: true }),
    first: fc.double({ min: 0, max: 10, noNaN: true }),
    each: fc.double({ min: 1e-4, max: 0.5, noNaN: true }),
    count: fc.integer({ min: 1, max: 3000 }),
    whole: fc.boolean(),
  }),
  { minLength: 1, maxLength: 8 },
);
const machines = fc.integer({ min: 1, max: 10 });

/** No division takes less: all work shared evenly, what is whole on one machine, and one example wherever any is. */
function leastOf(all: readonly Piece[], of: number): number {
  const total = (one: Piece) => one.once + one.first + one.each * one.count;
  const sum = all.reduce((work, one) => work + total(one), 0);
  const single = all.map((one) => (one.whole ? total(one) : one.once + one.first + one.each));
  return Math.max(sum / of, ...single);
}

test("every example is on exactly one machine, and what is to stay whole is", () => {
  fc.assert(
    fc.property(pieces, machines, (all, of) => {
      const portions = portionsOf(all, of).flat();
      for (const [at, piece] of all.entries()) {
        const own = portions.filter((one) => one.piece === at).sort((a, b) => a.begin - b.begin);
        expect(own.map(({ begin }) => begin)).toEqual([
          0,
          ...own.slice(0, -1).map(({ end }) => end),
        ]);
        expect(own.at(-1)?.end).toBe(piece.count);
        if (piece.whole) expect(own).toHaveLength(1);
      }
    }),
  );
});

test("no machine has two portions of one piece", () => {
  fc.assert(
    fc.property(pieces, machines, (all, of) => {
      for (const own of portionsOf(all, of))
        expect(new Set(own.map(({ piece }) => piece)).size).toBe(own.length);
    }),
  );
});

test("the longest part is at most twice what no division can undercut", () => {
  fc.assert(
    fc.property(pieces, machines, (all, of) => {
      expect(longest(all, portionsOf(all, of))).toBeLessThanOrEqual(2 * leastOf(all, of) + 1e-6);
    }),
    { numRuns: 500 },
  );
});

test("one piece alone is shared so that machines differ by an example or two", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 500, max: 5000 }),
      fc.integer({ min: 2, max: 8 }),
      (count, of) => {
        const piece = { once: 4, first: 1, each: 0.06, count, whole: false };
        const times = portionsOf([piece], of).map((own) => timeOf([piece], own));
        expect(Math.max(...times) - Math.min(...times)).toBeLessThanOrEqual(0.06 * of + 1e-6);
      },
    ),
  );
});

test("who has the first example has fewer, as what is asked of all is done there", () => {
  const piece = { once: 1, first: 10, each: 0.1, count: 1000, whole: false };
  const ends = portionsOf([piece], 2).map((own) => own.map(({ end }) => end));
  expect(ends).toEqual([[450], [1000]]);
});

test("pieces are kept whole where that takes no longer", () => {
  const piece = { once: 1, first: 0, each: 0.1, count: 100, whole: false };
  expect(portionsOf([piece, piece, piece, piece], 2)).toEqual([
    [
      { piece: 0, begin: 0, end: 100 },
      { piece: 2, begin: 0, end: 100 },
    ],
    [
      { piece: 1, begin: 0, end: 100 },
      { piece: 3, begin: 0, end: 100 },
    ],
  ]);
});
