import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Form, write, writeBetween } from "../../src/report/numbers.ts";

describe("a number", () => {
  test.each([
    [0.931, "rate", "93.1 %"],
    [1, "rate", "100.0 %"],
    [0.0042, "points", "0.4 pt"],
    [-0.0012, "points", "−0.1 pt"],
    [-0.0004, "points", "0.0 pt"],
    [0.266, "ratio", "0.27×"],
    [0.95, "confidence", "95 %"],
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
    expect(write(value, form)).toBe(text);
  });

  test.each([null, undefined, Number.NaN, Number.POSITIVE_INFINITY])("%s is a dash", (value) => {
    expect(write(value, "rate")).toBe("–");
  });

  test("says its unit once when it has an interval", () => {
    expect(writeBetween(0.004, [-0.001, 0.012], "points")).toBe("0.4 pt [−0.1, 1.2]");
    expect(writeBetween(0.004, undefined, "points")).toBe("0.4 pt");
  });

  test("rounds its interval outward, so that no bound looks better than it is", () => {
    expect(writeBetween(0.007, [0.00119, 0.01481], "points")).toBe("0.7 pt [0.1, 1.5]");
    expect(writeBetween(0.007, [-0.00011, 0.01401], "points")).toBe("0.7 pt [−0.1, 1.5]");
    expect(writeBetween(0.003, [0.001, 0.007], "points")).toBe("0.3 pt [0.1, 0.7]");
  });

  test("without a value has no interval either", () => {
    expect(writeBetween(null, [0, 1], "rate")).toBe("–");
    expect(writeBetween(0.5, [0, Number.NaN], "rate")).toBe("50.0 %");
    expect(writeBetween(0.5, [0, Number.MAX_VALUE], "rate")).toBe("50.0 %");
  });

  test("never shows NaN, an infinity, a hyphen for a minus or a negative zero", () => {
    const forms: Form[] = ["rate", "points", "ratio", "bytes", "bits", "duration", "number"];
    fc.assert(
      fc.property(fc.double(), fc.constantFrom(...forms), (value, form) => {
        expect(write(value, form)).not.toMatch(/NaN|Infinity|^-|−0(\.0+)?( |×|$)/);
      }),
    );
  });
});
