import { expect, test } from "vitest";
import { toDecimal } from "../../src/catalog/decimal.ts";
import type { Judgement } from "../../src/judge/judgement.ts";
import { doubtLoneScreens } from "../../src/judge/lone-screens.ts";
import type { Tried } from "../../src/judge/tried.ts";

function tried(metric: string, state: Judgement["state"] = "pass"): Tried {
  const at = { line: 1, column: 1 };
  return {
    limit: { metric, operator: "max", target: toDecimal("1"), text: "1", at },
    target: "portable",
    judgement: { state, observed: 0, why: `${metric} is 0` },
  };
}

const ON_SLICE = tried("perplexity");
const SLICED: Tried = {
  ...ON_SLICE,
  limit: { ...ON_SLICE.limit, slice: { column: "light", value: "dark" } },
};

const statesOf = (...all: Tried[]) => doubtLoneScreens(all).map(({ judgement }) => judgement.state);

test.each([
  ["alone", [tried("kl")], ["inconclusive"]],
  [
    "beside another screen and a size",
    [tried("kl"), tried("snr"), tried("size")],
    ["inconclusive", "inconclusive", "pass"],
  ],
  ["beside a limit on the answers", [tried("kl"), tried("perplexity")], ["pass", "pass"]],
  ["beside a limit on a slice alone", [tried("kl"), SLICED], ["inconclusive", "pass"]],
  ["that fails", [tried("kl", "fail")], ["fail"]],
  ["that is unmeasured", [tried("kl", "unmeasured")], ["unmeasured"]],
] as const)("a screen %s", (_, all, states) => {
  expect(statesOf(...all)).toEqual(states);
});

test("a doubted screen leans to pass, and says what is missing", () => {
  const [one] = doubtLoneScreens([tried("snr")]);
  expect(one?.judgement).toMatchObject({
    leans: "pass",
    why: "snr is 0; a screen alone certifies nothing: limit a metric of the answers as well",
  });
});
