import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decimalOf, shortest, toDecimal, toNumber } from "../../src/catalog/decimal.ts";
import { FORMS } from "../../src/catalog/units.ts";
import { readAmount } from "../../src/policy/amount.ts";
import { asLimit, asWritten, limitName, limitText, sliceName } from "../../src/words/limits.ts";

const limit = { metric: "top-1", operator: "max-drop" };
const slice = { column: "light", value: "dark" };

test("a limit has one name, by which waivers call it, and one text, with its number", () => {
  expect(limitName(limit)).toBe("top-1 max-drop");
  expect(limitText({ ...limit, limit: "1.5 pt" })).toBe("top-1 max-drop 1.5 pt");
  expect(limitText({ ...limit, text: "1.5 pt" })).toBe("top-1 max-drop 1.5 pt");
});

test("one on a slice begins with the slice as the policy writes it", () => {
  expect(sliceName(slice)).toBe("light=dark");
  expect(limitName({ ...limit, slice })).toBe("light=dark top-1 max-drop");
  expect(limitText({ ...limit, slice, limit: "5 pt" })).toBe("light=dark top-1 max-drop 5 pt");
});

describe("a number of a limit", () => {
  test.each([
    ["0.015", "points", "1.5 pt"],
    ["0.9999", "confidence", "99.99 %"],
    ["0.88", "rate", "88 %"],
    ["-0.25", "number", "-0.25"],
    ["13000000", "bytes", "13000000 B"],
    ["10.5", "duration", "10.5 ms"],
    ["17", "version", "iOS 17"],
    ["0.3", "ratio", "0.3"],
    ["0", "points", "0 pt"],
  ] as const)("%s as %s is %s", (value, form, text) => {
    expect(asWritten(toDecimal(value), form)).toBe(text);
  });

  test("reads back as itself, digit for digit, in every form", () => {
    const decimal = fc.stringMatching(/^\d{1,9}(\.\d{1,9})?$/).map(toDecimal);
    for (const name of ["relative", "ratio", "number", "bits", "bytes", "duration"] as const)
      fc.assert(
        fc.property(decimal, (value) => {
          const read = readAmount(asWritten(value, name), FORMS[name]);
          expect(read).toEqual({ kind: "exact", value: shortest(value) });
        }),
      );
    const share = fc.stringMatching(/^0\.\d{1,9}$/).map(toDecimal);
    for (const name of ["rate", "points"] as const)
      fc.assert(
        fc.property(share, (value) => {
          const read = readAmount(asWritten(value, name), FORMS[name]);
          expect(read).toEqual({ kind: "exact", value });
        }),
      );
  });

  test("that is proposed is never smaller than what carries it, and reads back as what was said", () => {
    const share = fc.double({ min: 0, max: 0.9999, noNaN: true });
    fc.assert(
      fc.property(share, (least) => {
        const read = readAmount(asLimit(least, "points", "up"), FORMS.points);
        if (read.kind !== "exact") return expect.fail(read.why);
        expect(toNumber(read.value)).toBeGreaterThanOrEqual(least - 1e-12);
        expect(toNumber(read.value)).toBeLessThan(least + 0.0001 + 1e-12);
      }),
    );
    expect([asLimit(0.0121, "points", "up"), asLimit(0.01201, "points", "up")]).toEqual([
      "1.21 pt",
      "1.21 pt",
    ]);
    expect(asLimit(0.57, "rate", "down")).toBe("57 %");
  });

  test("that a file holds is written as it prints", () => {
    expect(asWritten(decimalOf(0.0075), "points")).toBe("0.75 pt");
    expect(asWritten(decimalOf(1.5e-7), "number")).toBe("0.00000015");
  });
});
