import { expect, test } from "vitest";
import { rangeIn } from "../../src/catalog/number-range.ts";

test.each([
  ["0..0.02", { from: 0, to: 0.02 }],
  ["-0.5..-0.25", { from: -0.5, to: -0.25 }],
  ["1..10", { from: 1, to: 10 }],
])("%s is a range", (text, range) => {
  expect(rangeIn(text)).toEqual(range);
});

test.each(["", "0.02", "0.02..0", "1..1", "0..", "..1", "a..b", "0...1", "0..1e3", "0..Infinity"])(
  "%s is none",
  (text) => {
    expect(rangeIn(text)).toBeUndefined();
  },
);
