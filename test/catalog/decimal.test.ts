import fc from "fast-check";
import { expect, test } from "vitest";
import {
  compareDecimals,
  decimalOf,
  minus,
  times,
  toDecimal,
  toNumber,
} from "../../src/catalog/decimal.ts";

const text = fc.stringMatching(/^-?\d{1,12}(\.\d{1,12})?$/);

test("a decimal is the number that its text says", () => {
  fc.assert(fc.property(text, (number) => toNumber(toDecimal(number)) === Number(number)));
});

test("decimals that are equal are equal objects, whatever zeros end them", () => {
  expect(toDecimal("0.50")).toEqual(toDecimal("0.5"));
  expect(toDecimal("-3.000")).toEqual(toDecimal("-3"));
  expect(toDecimal("0.0")).toEqual({ units: 0n, scale: 0 });
});

test("decimals compare as their differences do, where binary numbers would not", () => {
  expect(compareDecimals(toDecimal("0.3"), toDecimal("0.30000000000000001"))).toBe(-1);
  expect(compareDecimals(toDecimal("10"), toDecimal("9.999"))).toBe(1);
  expect(compareDecimals(toDecimal("-1.50"), toDecimal("-1.5"))).toBe(0);
  fc.assert(
    fc.property(text, text, (a, b) => {
      const order = compareDecimals(toDecimal(a), toDecimal(b));
      expect(order).toBe(-compareDecimals(toDecimal(b), toDecimal(a)) + 0);
      if (Math.abs(Number(a) - Number(b)) > 0.001)
        expect(order).toBe(Number(a) < Number(b) ? -1 : 1);
    }),
  );
});

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
