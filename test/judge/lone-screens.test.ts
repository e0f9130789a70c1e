import { expect, test } from "vitest";
import { toDecimal } from "../../src/catalog/decimal.ts";
import type { Judgement } from "../../src/judge/judgement.ts";
import { settled } from "../../src/judge/question/question.ts";
import { settle } from "../../src/judge/settle.ts";
import type { Branch, TargetLimit } from "../../src/judge/tree.ts";
import { DEFAULT_GATE } from "../../src/policy/settings.ts";
import { findMetric } from "../../src/tasks/rows.ts";

const AT = { line: 1, column: 1 };

function asked(metric: string, state: Judgement["state"] = "pass"): TargetLimit {
  return {
    limit: { metric, operator: "max", target: toDecimal("1"), text: "1", at: AT },
    metric: findMetric(metric),
    target: "portable",
    comparison: { unmeasured: "nothing looks at it" },
    question: settled({ state, observed: 0, why: `${metric} is 0` }),
  };
}

const ON_SLICE = asked("perplexity");
const SLICED: TargetLimit = {
  ...ON_SLICE,
  limit: { ...ON_SLICE.limit, slice: { column: "light", value: "dark" } },
};

function settledOf(...all: TargetLimit[]) {
  const branch: Branch = {
    variant: { name: "int8", recipe: { kind: "stored" }, gate: {}, limits: [], at: AT },
    settings: DEFAULT_GATE,
    alpha: 0.05,
    enforced: true,
    isYardstick: false,
    waivers: [],
    rates: [],
    targets: ["portable"],
    on: new Map(),
    asked: all,
  };
  return settle(branch, branch.alpha).map(({ judgement }) => judgement);
}

const statesOf = (...all: TargetLimit[]) => settledOf(...all).map(({ state }) => state);

test.each([
  ["alone", [asked("kl")], ["inconclusive"]],
  [
    "beside another screen and a size",
    [asked("kl"), asked("snr"), asked("size")],
    ["inconclusive", "inconclusive", "pass"],
  ],
  ["beside a limit on the answers", [asked("kl"), asked("perplexity")], ["pass", "pass"]],
  ["beside a limit on a slice alone", [asked("kl"), SLICED], ["inconclusive", "pass"]],
  ["that fails", [asked("kl", "fail")], ["fail"]],
  ["that is unmeasured", [asked("kl", "unmeasured")], ["unmeasured"]],
] as const)("a screen %s", (_, all, states) => {
  expect(statesOf(...all)).toEqual(states);
});

test("a doubted screen leans to pass, and says what is missing", () => {
  expect(settledOf(asked("snr"))[0]).toMatchObject({
    leans: "pass",
    why: "snr is 0. Alone it certifies nothing: limit a metric of the answers as well",
  });
});
