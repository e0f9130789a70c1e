import { describe, expect, test } from "vitest";
import type { JudgedItself } from "../../src/contract/verdict.ts";
import { annotate, renderComment, renderSummary, renderTerminal } from "./rendered.ts";
import { limit, model, variant, verdict } from "./sample.ts";

const itself: JudgedItself = {
  ...{ name: "reference", is: "reference", outcome: "fail", enforced: true, notes: [] },
  metrics: {
    "top-1": {
      value: 0.62,
      n: 997,
      versus: { drop: 0.31, interval: [0.28, 0.34], lost: 320, gained: 11 },
    },
  },
  base: { metrics: { "top-1": { value: 0.93, n: 997 } } },
  limits: [
    limit({
      operator: "max-regression",
      limit: "1 pt",
      state: "fail",
      outcome: "fail",
      why: "it fell",
    }),
  ],
  because: "It fell.",
};

const judged = verdict({
  outcome: "fail",
  fault: "model",
  because: "The model itself is at fault, not its quantization. digits/reference: it fell",
  models: [model({ outcome: "fail", recommended: null, itself, variants: [variant()] })],
});

describe("the model itself", () => {
  test.each([
    ["comment", renderComment({ verdict: judged })],
    ["summary", renderSummary({ verdict: judged })],
  ])("has a row in the %s, from base to head, and is named as what is at fault", (_, text) => {
    expect(text).toContain("## ❌ Nothing ships: beyond the agreed limits");
    expect(text).toContain("The model itself is at fault, not its quantization.");
    expect(text).toMatch(
      /_the model itself_ .*93\.0 % → 62\.0 % \| 31\.0 pt \[28\.0, 34\.0\] \| 320 \/ 11 \| ❌ fail, against the base/,
    );
    expect(text).toContain("`digits/reference` `top-1 max-regression 1 pt`: fail");
  });

  test("has a row on the terminal, and a remark on its line of the policy", () => {
    const text = renderTerminal(judged, (_, words) => words);
    expect(text).toMatch(
      /the model itself .* 93\.0 % → 62\.0 % .* 320 \/ 11 .*✗ fail, against the base/,
    );
    expect(text).toContain(
      "✗ fail Nothing ships. The model itself is at fault, not its quantization.",
    );
    expect(annotate(judged)).toMatchObject([
      { level: "error", message: "digits/reference top-1 max-regression 1 pt: fail: it fell" },
    ]);
  });
});
