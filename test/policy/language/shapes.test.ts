import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { flag, inline, number, numbers } from "../../../src/policy/language/shapes.ts";

function read(shape: z.ZodType, written: unknown): unknown {
  const { success, data, error } = shape.safeParse(written);
  return success ? data : error.issues.map(({ message }) => message);
}

describe("A number of a policy", () => {
  const scale = number("what a pixel is multiplied by", "1/255", [0, 1]);

  test.each([
    [0.5, 0.5],
    ["1/255", 1 / 255],
    ["1 / 127.5", 1 / 127.5],
  ])("may be written as %s", (written, value) => {
    expect(read(scale, written)).toBe(value);
  });

  test.each([["1/0"], ["0/0"], [2], [-0.1], ["255"], ["1/255/2"], [true], [null], [Number.NaN]])(
    "cannot be %s",
    (written) => {
      expect(read(scale, written)).toEqual(["must be a number from 0 to 1, such as 1/255"]);
    },
  );

  test("may have no bounds", () => {
    expect(read(number("a mean", "0.5"), "-3/4")).toBe(-0.75);
  });

  test("may stand for several, or each have its own", () => {
    const mean = numbers("what is subtracted", "[0.485, 0.456, 0.406]");
    expect(read(mean, "1/2")).toBe(0.5);
    expect(read(mean, [0.5, "1/4"])).toEqual([0.5, 0.25]);
    const wrong = ["must be a number or a list of numbers, such as [0.485, 0.456, 0.406]"];
    expect(read(mean, [])).toEqual(wrong);
    expect(read(mean, "a")).toEqual(wrong);
  });

  test("is shown to editors as it is written", () => {
    expect(inline(scale)).toMatchObject({
      description: "what a pixel is multiplied by",
      type: ["number", "string"],
    });
  });
});

test("A flag is true or false", () => {
  expect(read(flag("normalise"), true)).toBe(true);
  expect(read(flag("normalise"), "yes")).toEqual(["must be true or false"]);
});
