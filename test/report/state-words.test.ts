import { describe, expect, test } from "vitest";
import { stateWord, variantWord } from "../../src/report/state-words.ts";
import { limit, variant } from "./sample.ts";

const doubtful = limit({ state: "inconclusive", leans: "fail", outcome: "fail" });
const lacking = limit({ state: "unmeasured", outcome: "fail" });
const proven = limit({ state: "fail", outcome: "fail" });

describe("a variant's word", () => {
  test.each([
    ["pass", variant()],
    ["fail", variant({ outcome: "fail", limits: [limit(), proven] })],
    ["inconclusive, leans fail", variant({ outcome: "fail", limits: [limit(), doubtful] })],
    ["no limits", variant({ limits: [] })],
    ["fail", variant({ outcome: "fail", limits: [lacking, doubtful, proven] })],
    ["unmeasured", variant({ outcome: "fail", reason: "the worker died" })],
  ])("is “%s”", (word, one) => {
    expect(variantWord(one)).toBe(word);
  });
});

test("a lean that blocks never reads like a proven failure", () => {
  expect(stateWord(doubtful)).not.toBe(stateWord(proven));
  expect(stateWord(limit({ state: "not-applicable" }))).toBe("not applicable");
});
