import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FORMS } from "../../src/catalog/units.ts";
import {
  amount,
  brief,
  cell,
  cellBetween,
  chance,
  exactAmount,
  factor,
  withDecimals,
} from "../../src/words/amounts.ts";

const everyForm = fc.constantFrom(
  ...(["rate", "points", "confidence", "relative", "ratio", "number"] as const),
  ...(["difference", "bits", "bytes", "duration", "version"] as const),
);

test("every form of the catalog is written", () => {
  const forms = fc.sample(everyForm, 1000);
  expect([...new Set<string>(forms)].sort()).toEqual(Object.keys(FORMS).sort());
});

describe("an amount in a sentence", () => {
  test.each([
    [0.9313, "rate", "93.13 %"],
    [0.9, "rate", "90 %"],
    [0.02, "relative", "2 %"],
    [0.999, "confidence", "99.9 %"],
    [0.004, "points", "0.4 points"],
    [0.01, "points", "1 point"],
    [-0.01, "points", "−1 points"],
    [0.0000001, "points", "0 points"],
    [812, "bytes", "812 B"],
    [15_250, "bytes", "15.3 kB"],
    [999_960, "bytes", "1 MB"],
    [13_204_112, "bytes", "13.2 MB"],
    [1_234_567_890, "bytes", "1.23 GB"],
    [-5_000_000, "bytes", "−5 MB"],
    [8.31234, "duration", "8.312 ms"],
    [-0.3, "number", "−0.3"],
    [0.25, "difference", "0.25"],
    [1.0504, "ratio", "1.05"],
    [4.5, "bits", "4.5"],
    [17.4, "version", "iOS 17.4"],
    [-1e-9, "number", "−1e−9"],
  ] as const)("%d as %s is %s", (value, form, text) => {
    expect(amount(value, form)).toBe(text);
  });

  test("is rounded outward where it is a bound, so that none looks better than it is", () => {
    expect([amount(0.91748, "rate", "down"), amount(0.94371, "rate", "up")]).toEqual([
      "91.74 %",
      "94.38 %",
    ]);
    expect([amount(-0.00821, "points", "down"), amount(-0.02519, "points", "up")]).toEqual([
      "−0.83 points",
      "−2.51 points",
    ]);
    expect([amount(13_249_999, "bytes", "down"), amount(13_200_001, "bytes", "up")]).toEqual([
      "13.2 MB",
      "13.3 MB",
    ]);
  });

  test("is not rounded away from itself where binary fractions miss it by a hair", () => {
    expect([amount(0.29, "rate", "down"), amount(0.57, "rate", "up")]).toEqual(["29 %", "57 %"]);
    expect([amount(0.07, "points", "up"), amount(0.29, "points", "down")]).toEqual([
      "7 points",
      "29 points",
    ]);
    expect(amount(1 - 0.0125, "confidence")).toBe("98.75 %");
  });

  test("is as short in one line as a table has it, and no finer", () => {
    expect([brief(0.0542, "points"), brief(0.0383, "points", "down")]).toEqual([
      "5.4 points",
      "3.8 points",
    ]);
    expect([brief(6_000_000, "bytes"), brief(0.01, "points")]).toEqual(["6 MB", "1 point"]);
  });

  test("has every digit where it is read, not estimated", () => {
    expect(exactAmount(1201, "bytes")).toBe("1.2 kB (1201 bytes)");
    expect(exactAmount(17, "version")).toBe("iOS 17");
    expect(exactAmount(4.512345678, "bits")).toBe("4.512345678");
  });
});

describe("a number in a table", () => {
  test.each([
    [0.931, "rate", "93.1 %"],
    [1, "rate", "100.0 %"],
    [0.0042, "points", "0.4 pt"],
    [-0.0012, "points", "−0.1 pt"],
    [-0.0004, "points", "0.0 pt"],
    [0.02, "relative", "2.0 %"],
    [0.266, "ratio", "0.27×"],
    [812, "bytes", "812 B"],
    [24_216, "bytes", "24.2 kB"],
    [999_949, "bytes", "999.9 kB"],
    [999_960, "bytes", "1.0 MB"],
    [12_345_678, "bytes", "12.3 MB"],
    [1_234_567_890, "bytes", "1.23 GB"],
    [8.31, "bits", "8.3"],
    [12.04, "duration", "12.0 ms"],
    [0.23145, "number", "0.231"],
    [16, "version", "iOS 16"],
  ] as const)("%d as %s is written %s", (value, form, text) => {
    expect(cell(value, form)).toBe(text);
  });

  test.each([null, undefined, Number.NaN, Number.POSITIVE_INFINITY])("%s is a dash", (value) => {
    expect(cell(value, "rate")).toBe("–");
  });

  test("says its unit once when it has an interval", () => {
    expect(cellBetween(0.004, [-0.001, 0.012], "points")).toBe("0.4 pt [−0.1, 1.2]");
    expect(cellBetween(0.004, undefined, "points")).toBe("0.4 pt");
  });

  test("rounds its interval outward, so that no bound looks better than it is", () => {
    expect(cellBetween(0.007, [0.00119, 0.01481], "points")).toBe("0.7 pt [0.1, 1.5]");
    expect(cellBetween(0.007, [-0.00011, 0.01401], "points")).toBe("0.7 pt [−0.1, 1.5]");
    expect(cellBetween(0.003, [0.001, 0.007], "points")).toBe("0.3 pt [0.1, 0.7]");
  });

  test("without a value has no interval either", () => {
    expect(cellBetween(null, [0, 1], "rate")).toBe("–");
    expect(cellBetween(0.5, [0, Number.NaN], "rate")).toBe("50.0 %");
    expect(cellBetween(0.5, [0, Number.MAX_VALUE], "rate")).toBe("50.0 %");
  });

  test("never shows NaN, an infinity, a hyphen for a minus or a negative zero", () => {
    fc.assert(
      fc.property(fc.double(), everyForm, (value, form) => {
        expect(cell(value, form)).not.toMatch(/NaN|Infinity|^-|−0(\.0+)?( |×|$)/);
      }),
    );
  });
});

/** What is written, as a number of files again. */
function readBack(text: string): number {
  const [, number = "", unit = ""] =
    /^(?:iOS )?([−\d.e+]+) ?([a-zA-Z%]*)$/.exec(text) ?? expect.fail(`${text} has no number`);
  const factors: Readonly<Record<string, number>> = {
    "%": 0.01,
    point: 0.01,
    points: 0.01,
    kB: 1e3,
    MB: 1e6,
    GB: 1e9,
  };
  return Number(number.replaceAll("−", "-")) * (factors[unit] ?? 1);
}

describe("whatever the number, in whatever form", () => {
  const value = fc.double({ min: -1e12, max: 1e12, noNaN: true });

  test("a bound rounded down is never above it, and one rounded up never below", () => {
    fc.assert(
      fc.property(value, everyForm, fc.constantFrom(amount, brief), (bound, form, write) => {
        // What lies beyond twelve digits is rounding of the machine's, and no reason to round.
        const hair = Math.abs(bound) * 1e-11 + 1e-15;
        expect(readBack(write(bound, form, "down"))).toBeLessThanOrEqual(bound + hair);
        expect(readBack(write(bound, form, "up"))).toBeGreaterThanOrEqual(bound - hair);
      }),
    );
  });

  test("both sides of an interval in a table lie outside of it", () => {
    fc.assert(
      fc.property(value, value, (one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        const [, least = "", most = ""] =
          /\[(.*), (.*)\]$/.exec(cellBetween(low, [low, high], "number")) ?? expect.fail();
        const hair = Math.max(Math.abs(low), Math.abs(high)) * 1e-11;
        expect(readBack(least)).toBeLessThanOrEqual(low + hair);
        expect(readBack(most)).toBeGreaterThanOrEqual(high - hair);
      }),
    );
  });

  test("has no hyphen for a minus, and no negative zero", () => {
    fc.assert(
      fc.property(value, everyForm, (number, form) => {
        expect(amount(number, form)).not.toMatch(/-|−0( |$)/);
      }),
    );
  });
});

test("a chance is whole percent, and nearly none or nearly all is neither", () => {
  expect([0, 0.0001, 0.001, 0.285, 0.999, 0.9999].map(chance)).toEqual([
    "0 %",
    "0 %",
    "<1 %",
    "29 %",
    ">99 %",
    "100 %",
  ]);
});

test("a plain number may have decimals that are asked for", () => {
  expect([withDecimals(32, 2), withDecimals(-0.005, 2), withDecimals(1e308, 2)]).toEqual([
    "32.00",
    "0.00",
    "1e+308",
  ]);
});

test("a comparison has three digits", () => {
  expect([264.4, 3.3625, 1.92, 0.5].map(factor)).toEqual(["264", "3.36", "1.92", "0.5"]);
});
