import { describe, expect, test } from "vitest";
import { toNumber } from "../../src/catalog/decimal.ts";
import { problemsOf, read, withModel } from "./sample-policy.ts";

function modelWith(
  lines: string,
  variants = "{ int8: { limits: { top-1: { max-drop: 2 pt } } } }",
) {
  const [model] = read(withModel(lines).replace("{ int8: }", variants)).models;
  if (model === undefined) throw new Error("the policy has no model");
  return model;
}

describe("a reference", () => {
  test.each([
    ["", "source"],
    ["reference: fp32", "fp32"],
    ["reference: { is: int8 }", "int8"],
    ["reference: { limits: { top-1: { min: 88 % } } }", "source"],
  ])("%j is %s", (lines, name) => {
    expect(modelWith(lines).reference).toBe(name);
  });

  test("has limits of its own, and what it may lose holds for variants that have limits", () => {
    const limits = "reference: { limits: { top-1: { max-regression: 1 pt, min: 88 % } } }";
    const { referenceLimits, variants } = modelWith(
      limits,
      "{ int8: { limits: { top-1: { max-drop: 2 pt } } }, pal4: {}, fp16: { limits: { top-1: { max-regression: 3 pt } } } }",
    );
    expect(referenceLimits.map(({ operator }) => operator)).toEqual(["max-regression", "min"]);
    const held = variants.map(({ name, limits }) => [
      name,
      ...limits.map(({ operator, target, inherited }) => [operator, toNumber(target), inherited]),
    ]);
    expect(held).toEqual([
      ["int8", ["max-drop", 0.02, undefined], ["max-regression", 0.01, true]],
      ["pal4"],
      ["fp16", ["max-regression", 0.03, undefined]],
    ]);
  });

  test.each([
    [
      "reference: { limits: { top-1: { max-drop: 1 pt } } }",
      "max-drop compares the reference with itself, which always keeps it",
    ],
    [
      "reference: { limits: { size: { max-ratio: 0.5 } } }",
      "max-ratio compares the reference with itself, which always keeps it",
    ],
    [
      "reference: { limits: { agreement: { min: 99 % } } }",
      "agreement compares the reference with itself",
    ],
    [
      "reference: { is: int9 }",
      "is names no variant of this model; did you mean int8? (found int9)",
    ],
    ["reference: { iss: int8 }", 'unknown key iss in "reference"; did you mean is?'],
    [
      "reference: 5",
      '"reference" must be a name, such as source, or a map of is, limits (found 5)',
    ],
    ["reference: { is: 5 }", '"is" must be text, such as source (found 5)'],
    ["reference: { limits: { top-1: { min: 88 } } }", "top-1 min"],
    [
      "# of a variant:",
      "on-regression is about the model itself, which no variant decides",
      "{ int8: { gate: { on-regression: ignore } } }",
    ],
    ["gate: { on-regression: sometimes }", "must be one of warn, fail, ignore"],
    ["gate: { early: always }", "must be true, false or certified (found always)"],
  ])("%s is told", (lines, message, variants = "{ int8: }") => {
    expect(problemsOf(withModel(lines).replace("{ int8: }", variants)).map(unquoted)).toEqual([
      expect.stringContaining(unquoted(message)),
    ]);
  });
});

/** How a name is quoted is another test's. */
function unquoted(text: string): string {
  return text.replaceAll('"', "");
}
