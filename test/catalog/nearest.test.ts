import fc from "fast-check";
import { expect, test } from "vitest";
import { didYouMean, nearest } from "../../src/catalog/nearest.ts";
import { quote } from "../../src/catalog/quote.ts";

test.each([
  ["int9", ["fp16", "int8"], "int8"],
  ["refrence", ["reference", "recorded"], "reference"],
  ["mb", ["B", "KB", "MB"], "MB"],
  ["image-clasification", ["image-classification", "parity"], "image-classification"],
  ["zebra", ["int8", "fp16"], undefined],
  ["x", [], undefined],
])("%s is taken for the nearest of %j", (name, known, expected) => {
  expect(nearest(name, known)).toBe(expected);
});

test("a guess is made only where something is near", () => {
  expect(didYouMean("top1", ["top-1"])).toBe("; did you mean top-1?");
  expect(didYouMean("quokka", ["top-1"])).toBe("");
});

test("what is quoted is short, on one line, and moves no cursor", () => {
  expect(quote("a\nb\u001b[2J\u202e")).toBe("a\\u{a}b\\u{1b}[2J\\u{202e}");
  expect(quote({ a: [1] })).toBe('{"a":[1]}');
  expect(quote(undefined)).toBe("undefined");
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(quote(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      expect(quote("x".repeat(1000)).length).toBe(61);
    }),
  );
});
