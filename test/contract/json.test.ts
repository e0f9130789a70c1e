import { expect, test } from "vitest";
import { z } from "zod";
import { AnyJson, manyOf } from "../../src/contract/json.ts";
import { Measurement } from "../../src/contract/measurement.ts";
import { Recipe } from "../../src/contract/recipe.ts";

const nested = (levels: number): unknown =>
  JSON.parse(`${"[".repeat(levels)}${"]".repeat(levels)}`);

test.each([
  ["as deep as anything needs", nested(100), true],
  ["wide", Array.from({ length: 100_000 }, () => ({ a: 1 })), true],
  ["deeper than anything needs", nested(102), false],
  ["so deep that to walk through it fills the stack", nested(100_000), false],
])("JSON that is %s", (_, value, isRead) => {
  expect(AnyJson.safeParse(value).success).toBe(isRead);
});

test("a stranger's measurement or plan cannot end the reading of it by its depth", () => {
  const step = { op: "cast", config: { deep: nested(100_000) } };
  const described = { schema: 1, model: "m", variant: "v", side: "head", target: "t" };
  const measurement = { ...described, status: "measured", placement: nested(100_000) };
  const read = Recipe.safeParse({ kind: "convert", steps: [step] });
  expect(read.error?.issues[0]?.message).toBe("is nested deeper than 100 levels");
  expect(Measurement.safeParse(measurement).error?.issues[0]?.path).toEqual(["placement"]);
});

test("a list whose elements are wrong is looked at no further than the first of them", () => {
  let looked = 0;
  const one = z.number().refine(() => ++looked > 0);
  const list = manyOf(z.union([one, z.unknown().refine(() => ++looked < 0)]));
  const wrong = list.safeParse(Array.from({ length: 100_000 }, () => "a"));
  expect(wrong.error?.issues[0]?.path).toEqual([0]);
  expect(looked).toBeLessThan(100);
  expect(list.safeParse([1, 2])).toMatchObject({ success: true, data: [1, 2] });
  expect(z.object({ list }).safeParse({}).error?.issues).toMatchObject([
    { path: ["list"], message: "expected a list" },
  ]);
});
