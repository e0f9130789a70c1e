import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { generated } from "../../scripts/reference/generated.ts";
import { policySchema } from "../../src/policy/json-schema.ts";
import { FOOD, problemsOf, withLimits, withModel } from "./sample-policy.ts";

const accepts = new Ajv2020({ strict: false, allErrors: true }).compile(policySchema());

describe("the JSON Schema that editors use", () => {
  test("accepts the whole language", () => {
    accepts(parse(FOOD));
    expect(accepts.errors ?? []).toEqual([]);
  });

  test.each([
    ["a drop without points", withLimits("{ top-1: { max-drop: 0.5 } }")],
    ["a drop in percent", withLimits("{ top-5: { max-drop: 1 % } }")],
    ["a size without unit", withLimits("{ size: { max: 13 } }")],
    ["the harmless direction", withLimits("{ size: { max-drop: 1 MB } }")],
    ["an unknown operator", withLimits("{ top-1: { maximum: 1 % } }")],
    ["an unknown key", withModel("shp: int8")],
    ["a missing task", withModel("").replace(/ {4}task.*\n/, "")],
    ["a name that cannot be a path", withModel("").replace("food:", "Food:")],
    ["an unknown word", `${withModel("")}\ngate: { on-inconclusive: maybe }`],
    [
      "two ways to convert in one step",
      withModel("").replace("{ int8: }", "{ a: { convert: { cast: {}, prune: {} } } }"),
    ],
    ["a waiver without reason", FOOD.replace(/ {4}reason.*\n/, "")],
  ])("refuses, as the reading does, %s", (_, text) => {
    expect(accepts(parse(text))).toBe(false);
    expect(problemsOf(text)).not.toEqual([]);
  });

  test("describes every key", () => {
    expect(undescribed(policySchema(), [])).toEqual([]);
  });
});

test.each(generated)(
  "$path is what the code says; npm run reference renews it",
  ({ path, render }) => {
    const text = readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
    expect(render(text)).toBe(text);
  },
);

/** The properties without a description, by path. */
function undescribed(schema: unknown, path: string[]): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) => {
    const here = [...path, key];
    const isProperty =
      path.at(-1) === "properties" && !("description" in value) && !("$ref" in value);
    return [...(isProperty ? [here.join("/")] : []), ...undescribed(value, here)];
  });
}
