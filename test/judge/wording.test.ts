import { expect, test } from "vitest";
import { allow, atLeastPercent, atMostPercent, percent, size } from "../../src/judge/wording.ts";

test("bounds are rounded outward, so that none looks better than it is", () => {
  expect([atLeastPercent(0.91748), atMostPercent(0.94371)]).toEqual(["91.74 %", "94.38 %"]);
});

test("a number that binary fractions miss by a hair is not rounded away from itself", () => {
  expect([atLeastPercent(0.29), atMostPercent(0.57)]).toEqual(["29 %", "57 %"]);
  expect(percent(1 - 0.0125)).toBe("98.75 %");
});

test("what samples allow is told of one as of many", () => {
  expect([allow(1, "sample"), allow(800, "sample")]).toEqual([
    "1 sample allows",
    "800 samples allow",
  ]);
});

test.each([
  [812, "812 bytes"],
  [15_250, "15.3 kB"],
  [13_204_112, "13.2 MB"],
])("%i bytes are %s", (bytes, words) => {
  expect(size(bytes)).toBe(words);
});
