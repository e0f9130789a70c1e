import { describe, expect, test } from "vitest";
import {
  atLeastPercent,
  atLeastPoints,
  atMostPercent,
  atMostPoints,
  fellBy,
  percent,
  size,
} from "../../src/judge/wording.ts";

test("bounds are rounded outward, so that none looks better than it is", () => {
  expect([atLeastPercent(0.91748), atMostPercent(0.94371)]).toEqual(["91.74 %", "94.38 %"]);
  expect([atLeastPoints(0.00821), atMostPoints(0.02511)]).toEqual(["0.82", "2.52"]);
  expect([atLeastPoints(-0.00821), atMostPoints(-0.02519)]).toEqual(["−0.83", "−2.51"]);
});

test("a number that binary fractions miss by a hair is not rounded away from itself", () => {
  expect([atMostPoints(0.07), atLeastPoints(0.29), atMostPercent(0.57)]).toEqual([
    "7",
    "29",
    "57 %",
  ]);
  expect(percent(1 - 0.0125)).toBe("98.75 %");
});

describe("a drop in words", () => {
  test.each([
    [0, "did not change"],
    [0.004, "fell by 0.4 points"],
    [-0.01, "rose by 1 point"],
    [0.00001, "fell by less than 0.01 points"],
  ])("%d %s", (drop, words) => {
    expect(fellBy(drop)).toBe(words);
  });
});

test.each([
  [812, "812 bytes"],
  [15_250, "15.3 kB"],
  [13_204_112, "13.2 MB"],
])("%i bytes are %s", (bytes, words) => {
  expect(size(bytes)).toBe(words);
});
