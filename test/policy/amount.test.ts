import { describe, expect, test } from "vitest";
import { toNumber } from "../../src/catalog/decimal.ts";
import { FORMS, type Form } from "../../src/catalog/units.ts";
import { readAmount } from "../../src/policy/amount.ts";

describe("a number with its unit", () => {
  test.each<[string, Form, bigint, number]>([
    ["88 %", FORMS.rate, 88n, 2],
    ["88%", FORMS.rate, 88n, 2],
    ["100 %", FORMS.rate, 1n, 0],
    ["0.7 pt", FORMS.points, 7n, 3],
    ["0.70 pt", FORMS.points, 7n, 3],
    ["0 pt", FORMS.points, 0n, 0],
    ["13 MB", FORMS.bytes, 13_000_000n, 0],
    ["1.5 MiB", FORMS.bytes, 1_572_864n, 0],
    ["10 KB", FORMS.bytes, 10_000n, 0],
    ["123456789.123456789 B", FORMS.bytes, 123456789123456789n, 9],
    ["1.5 s", FORMS.duration, 1500n, 0],
    ["10ms", FORMS.duration, 10n, 0],
    ["0.3", FORMS.ratio, 3n, 1],
    ["-0.25", FORMS.number, -25n, 2],
    ["iOS 17", FORMS.version, 17n, 0],
    ["iOS17", FORMS.version, 17n, 0],
    ["2 %", FORMS.relative, 2n, 2],
    ["99.9 %", FORMS.confidence, 999n, 3],
  ])("is kept to its last digit: %s", (text, form, units, scale) => {
    expect(readAmount(text, form)).toEqual({ kind: "exact", value: { units, scale } });
  });

  test("is not what binary arithmetic would make of it", () => {
    const amount = readAmount("0.7 pt", FORMS.points);
    expect(amount.kind === "exact" && toNumber(amount.value)).toBe(0.007);
    expect(0.7 / 100).not.toBe(0.007);
  });

  test.each<[string, Form]>([
    ["0.5", FORMS.points],
    ["1 %", FORMS.points],
    ["0.5 pp", FORMS.points],
    ["0.5 pt pt", FORMS.points],
    ["0.88", FORMS.rate],
    ["88 percent", FORMS.rate],
    ["13", FORMS.bytes],
    ["13 mb", FORMS.bytes],
    ["13 Mb", FORMS.bytes],
    ["MB 13", FORMS.bytes],
    ["13 MB/s", FORMS.bytes],
    ["10", FORMS.duration],
    ["10 us", FORMS.duration],
    ["30 %", FORMS.ratio],
    ["17", FORMS.version],
    ["17 iOS", FORMS.version],
    ["1e3", FORMS.ratio],
    ["0x10", FORMS.ratio],
    [".5", FORMS.ratio],
    ["5.", FORMS.ratio],
    ["+5", FORMS.ratio],
    ["1,5", FORMS.ratio],
    ["1_000", FORMS.ratio],
    [".inf", FORMS.ratio],
    [".nan", FORMS.number],
    ["", FORMS.number],
    ["٣", FORMS.number],
    [`1${"0".repeat(15)}`, FORMS.number],
    [`1${" ".repeat(100)}pt`, FORMS.points],
    [`1 pt${" ".repeat(100)}or so`, FORMS.points],
  ])("is refused where it is not written as asked: %j", (text, form) => {
    expect(readAmount(text, form).kind).toBe("wrong");
  });

  test.each<[string, Form, string]>([
    ["101 %", FORMS.rate, "is a rate from 0 % to 100 %"],
    ["-1 %", FORMS.rate, "is a rate from 0 % to 100 %"],
    ["-0.5 pt", FORMS.points, "is a difference of rates from 0 pt to 100 pt"],
    ["-1 MB", FORMS.bytes, "is a size and cannot be negative"],
    ["49.9 %", FORMS.confidence, "is a probability from 50 % to 99.99 %"],
    ["100 %", FORMS.confidence, "is a probability from 50 % to 99.99 %"],
  ])("is refused outside its range: %s", (text, form, why) => {
    expect(readAmount(text, form)).toEqual({ kind: "wrong", why });
  });
});
