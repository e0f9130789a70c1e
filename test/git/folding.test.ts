import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { folded } from "../../src/git/folding.ts";
import { asking, openOracle } from "../oracles/bridge.ts";

const oracle = openOracle("folding", "unicodedata");
const ask = asking(oracle);
afterAll(() => ("close" in oracle ? oracle.close() : undefined));

describe.skipIf("absent" in oracle)("paths are folded as Python folds them", () => {
  test("every character that its Unicode knows", async () => {
    const [answer] = await ask("folds", [[0, 0x10ffff]]);
    if (!Array.isArray(answer)) throw new Error("no list");
    const wrong = answer.flatMap((theirs, code) => {
      const ours = theirs === null ? null : folded(String.fromCodePoint(code));
      return ours === theirs ? [] : [code.toString(16)];
    });
    expect(wrong).toEqual([]);
    expect(answer.filter((one) => one !== null).length).toBeGreaterThan(280_000);
  });

  test("texts in which marks meet letters, in any order", async () => {
    const some = fc.constantFrom(
      ..."aAéßſẞıİIiσςΣΐ̈́ͅK\u200d\ufeffﬃ/ǅ".split(""),
      "e\u0301",
      "ά\u0345",
    );
    const texts = fc.sample(fc.array(some, { maxLength: 8 }), { numRuns: 3000, seed: 7 });
    const cases = texts.map((parts) => parts.join(""));
    expect(cases.map(folded)).toEqual(
      await ask(
        "folded",
        cases.map((one) => [one]),
      ),
    );
  });
});

test.each([
  ["case", "Digits", "dIGITS"],
  ["a long s", "Digits", "Digitſ"],
  ["a sharp s", "Straße", "STRASSE"],
  ["a capital sharp s", "Straße", "Straẞe"],
  ["composed and decomposed letters", "Caf\u00e9", "Cafe\u0301"],
  ["marks in another order", "a\u0323\u0307", "a\u0307\u0323"],
  ["a sign for a letter", "Kelvin", "\u212aelvin"],
  ["a joiner that nobody sees", "Digits", "Dig\u200dits"],
  ["a joiner between a letter and its mark", "Caf\u00e9", "Cafe\u200c\u0301"],
  ["a byte order mark", "Digits", "\ufeffDigits"],
  ["a final sigma", "ΟΔΟΣ", "οδος"],
  ["a ligature", "ﬁt", "FIT"],
])("a Mac takes for one what differs in %s", (_, one, other) => {
  expect(folded(one)).toBe(folded(other));
});

test.each([
  ["letters that look alike", "Digits", "Digіts"],
  ["an accent", "Cafe", "Café"],
  ["a dotless i", "Digits", "Dıgıts"],
  ["a space that does not break", "a b", "a\u00a0b"],
  ["width", "A", "Ａ"],
])("a Mac tells apart what differs in %s", (_, one, other) => {
  expect(folded(one)).not.toBe(folded(other));
});

test("folding keeps the parts of a path", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (path) => {
      expect(folded(path).split("/")).toHaveLength(path.split("/").length);
      expect(folded(folded(path))).toBe(folded(path));
    }),
  );
});
