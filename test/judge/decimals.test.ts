import fc from "fast-check";
import { expect, test } from "vitest";
import { toNumber } from "../../src/catalog/decimal.ts";
import { decimalOf, minus, times } from "../../src/judge/decimals.ts";

test.each([
  [0.007, 7n, 3],
  [-0.5, -5n, 1],
  [4, 4n, 0],
  [1e21, 10n ** 21n, 0],
  [1.5e-7, 15n, 8],
  [0, 0n, 0],
])("%d is itself, and not its binary neighbour", (value, units, scale) => {
  expect(decimalOf(value)).toEqual({ units, scale });
});

test("every finite number comes back", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(toNumber(decimalOf(value))).toBe(value + 0);
    }),
  );
});

test("0.7 points of 1000 samples are 7 samples, neither more nor less", () => {
  const allowed = times(decimalOf(0.007), decimalOf(1000));
  expect(minus(decimalOf(7), allowed).units).toBe(0n);
});
