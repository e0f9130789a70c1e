import { expect, test } from "vitest";
import { namesIn, pathOf } from "../../src/out/part.ts";

const PATTERN = "explanations/<model>/<variant>/<target>.json";

test("a path is its pattern with the names in their places, whatever else is known of it", () => {
  const names = { model: "food", variant: "int8.1", target: "iphone-15", side: "head" };
  expect(pathOf(PATTERN, names)).toBe("explanations/food/int8.1/iphone-15.json");
});

test("the names are read back from the path", () => {
  expect(namesIn(PATTERN, "explanations/food/int8.1/iphone-15.json")).toEqual({
    model: "food",
    variant: "int8.1",
    target: "iphone-15",
  });
});

test.each([
  "explanations/food/int8/iphone-15xjson",
  "explanations/../int8/iphone-15.json",
  "explanations/food/int8/iphone-15.json\n",
  "explanations/food/int8/x/iphone-15.json",
])("%j is no path of the pattern", (path) => {
  expect(namesIn(PATTERN, path)).toBeUndefined();
});
