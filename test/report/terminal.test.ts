import { describe, expect, test } from "vitest";
import type { ShortExplanation } from "../../src/contract/explanation.ts";
import type { Paint } from "../../src/report/render/terminal.ts";
import { renderTerminal } from "./rendered.ts";
import { DIGEST, ladderVerdict, model, variant, verdict } from "./sample.ts";

const plain: Paint = (_, text) => text;
const tagged: Paint = (style, text) => `<${style}>${text}</${style}>`;

describe("the terminal report", () => {
  test("shows a table, what to ship, and what stands in the way", () => {
    expect(`\n${renderTerminal(ladderVerdict(), plain)}\n`).toMatchInlineSnapshot(`
      "
      digits
      ┌───────────┬─────────┬─────────────┬────────┬────────┬──────────────────────┬───────────────┬──────────────────────────────────────┐
      │ Variant   │    Size │ Bits/weight │ Needs  │  Top-1 │                 Drop │ Lost / gained │ Verdict                              │
      │ reference │ 28.4 kB │        32.0 │ iOS 15 │ 93.1 % │                    – │             – │ the reference                        │
      │ int8      │ 13.2 kB │         8.3 │ iOS 15 │ 92.9 % │   0.2 pt [−0.3, 0.7] │         4 / 2 │ ✓ pass, enforced, recommended        │
      │ int4      │  9.1 kB │         4.6 │ iOS 15 │ 92.4 % │    0.7 pt [0.1, 1.5] │        15 / 8 │ ! inconclusive, leans pass, enforced │
      │ pal2      │  6.3 kB │         2.6 │ iOS 18 │ 80.1 % │ 13.0 pt [11.2, 15.0] │      141 / 11 │ ✗ fail, enforced                     │
      │ pal1      │       – │           – │ –      │      – │                    – │             – │ ✗ unmeasured, not enforced           │
      └───────────┴─────────┴─────────────┴────────┴────────┴──────────────────────┴───────────────┴──────────────────────────────────────┘
      pal1: the worker died (SIGKILL)
      Recommended: int8. int8 is the smallest variant that keeps every limit. The policy enforces every variant; ship: int8 would enforce this one alone.

      ✗ digits/pal2 top-1 max-drop 1 pt: fail
        the drop is at least 11.20 pt, more than 1 pt
        quantgate.yml:22

      ! digits/int4 top-1 max-drop 1 pt: inconclusive, leans pass
        the drop is 0.70 pt, and the data allows up to 1.48 pt
        quantgate.yml:14

      ✗ fail Nothing ships. Quantization is at fault, not the model itself.
        What these data can see depends on how their scores spread: the brackets in the tables show it.
      "
    `);
  });

  test("says of what stands in the way which slice and class lost most, and what was confused", () => {
    const explanation: ShortExplanation = {
      ...{ target: "portable", path: "explanations/digits/int8/portable.json" },
      ...{ metric: "top-1", before: "reference", n: 997, lost: 75, gained: 11, changed: 6 },
      ...{ flips: [], moved: [] },
      confusions: [{ label: "3", answer: "9", after: 21, before: 2 }],
      classes: [{ label: "3", n: 102, before: 95, after: 74, drop: 21 / 102 }],
    };
    const attribution = {
      ...{ metric: "top-1", loss: {}, regression: {}, causes: [] },
      text: "Since the base, nothing is seen to have changed.",
    };
    const told = { attribution, fellOn: "The loss fell on ink=light.", explanation: [explanation] };
    const failing = variant({ outcome: "fail", ...told });
    const other = variant({ name: "pal2", outcome: "fail", enforced: false, ...told });
    const notes = ["2 unlabelled examples need a label."];
    const models = [model({ variants: [failing, other], notes })];
    expect(renderTerminal(verdict({ models }), plain)).toContain(
      [
        "int8: Since the base, nothing is seen to have changed.",
        "int8: The loss fell on ink=light.",
        "int8, top-1 against the reference: class 3 lost most, 74 of 102 right, before 95; 3 is taken for 9 21 times, before 2 (all in explanations/digits/int8/portable.json)",
        "2 unlabelled examples need a label.",
      ].join("\n"),
    );
    expect(renderTerminal(verdict({ models }), plain)).not.toContain("pal2:");
  });

  test("gives each outcome its style, and a mark for those who see no colours", () => {
    const text = renderTerminal(ladderVerdict(), tagged);
    expect(text).toContain("<good>✓ pass, enforced, recommended</good>");
    expect(text).toContain("<doubtful>! inconclusive, leans pass, enforced</doubtful>");
    expect(text).toContain("<bad>✗ fail</bad>");
  });

  test("tells of every waiver, and of what the head would loosen alone", () => {
    const waiver = {
      ...{ model: "digits", variant: "int8", limit: "top-1 min", weights: DIGEST },
      ...{ reason: "why", approver: "who", until: "2027-01-31" },
      ...{ fate: "expired" as const, why: "its last\u001B day is over" },
      at: { commit: null, path: "quantgate.yml", line: 30 },
    };
    const change = { about: "digits ship", before: "int8", after: "fp16\u001B[2J" };
    const changes = (["loosens", "tightens"] as const).map((direction) => ({
      direction,
      ...change,
    }));
    const text = renderTerminal(verdict({ waivers: [waiver], changes }), plain);
    expect(text).toContain(
      [
        "waiver of digits/int8 top-1 min until 2027-01-31: expired, waives nothing: its last⟨U+001B⟩ day is over",
        "once merged: loosens digits ship: int8 → fp16⟨U+001B⟩[2J",
      ].join("\n"),
    );
    expect(text).not.toContain("tightens");
  });

  test("hands no escape sequence of a model's on to the terminal", () => {
    const hostile = variant({ name: "\u001B]0;owned\u0007", reason: "\u001B[2J" });
    const text = renderTerminal(
      verdict({ because: "\u001B[31m", models: [model({ variants: [hostile] })] }),
      plain,
    );
    expect(text).not.toContain("\u001B");
    expect(text).not.toContain("\u0007");
    expect(text).toContain("⟨U+001B⟩[2J");
  });
});
