import { expect, test } from "vitest";
import type { Outlook } from "../../src/contract/outlook.ts";
import { renderOutlooks } from "../../src/report/outlooks.ts";

const OUTLOOK: Outlook = {
  ...{ variant: "int8", metric: "top-1", operator: "max-drop", limit: "1 pt", target: 0.01 },
  at: { path: "quantgate.yml", line: 12, column: 20 },
  ...{ enforced: true, confidence: 0.95, n: 997, decides: "seldom" },
  why: "997 examples certify it in fewer than 8 of 10 runs",
  chances: [
    { truth: 0, pass: 0.685, leansPass: 0.2978, leansFail: 0.017, fail: 0.0002 },
    { truth: 0.01, pass: 0.047, leansPass: 0.418, leansFail: 0.487, fail: 0.049 },
    { truth: 0.03, pass: 0, leansPass: 0, leansFail: 0.003, fail: 0.997 },
  ],
};

test("a limit is a table that says how often each answer would come, and what would help", () => {
  expect(renderOutlooks("food", [OUTLOOK])).toMatchInlineSnapshot(`
    "What the examples of food will be able to tell

    quantgate.yml:12:20 top-1 max-drop 1 pt of int8
    ┌───────────────────┬──────┬───────────────┬───────────────┬───────┐
    │ if it truly loses │ pass │ leans to pass │ leans to fail │  fail │
    │ nothing           │ 69 % │          30 % │           2 % │   0 % │
    │ 1 pt, the limit   │  5 % │          42 % │          49 % │   5 % │
    │ 3 pt              │  0 % │           0 % │          <1 % │ >99 % │
    └───────────────────┴──────┴───────────────┴───────────────┴───────┘
    ! 997 examples certify it in fewer than 8 of 10 runs.

    Each line says how often the policy would give each answer if the truth were so, and if about 2 % of all
    answers changed. Pass and fail are certain at the policy's confidence. Between them the examples cannot
    tell: what leans to pass is let through with a warning, or stopped under \`on-inconclusive: fail\`; what
    leans to fail is always stopped."
  `);
});

test("limits that ask the same share a table, each with its place; others have their own", () => {
  const fp16 = { ...OUTLOOK, variant: "fp16", at: { ...OUTLOOK.at, line: 9 } };
  const other = { ...OUTLOOK, variant: "pal4", n: 100 };
  const text = renderOutlooks("food", [fp16, OUTLOOK, other]);
  expect(text).toContain("quantgate.yml:9:20 top-1 max-drop 1 pt of fp16, int8 (12:20)\n");
  expect(text).toContain("quantgate.yml:12:20 top-1 max-drop 1 pt of pal4\n");
});

test("a limit on a slice names it", () => {
  const slice = { column: "lighting", value: "dark" };
  expect(renderOutlooks("food", [{ ...OUTLOOK, slice }])).toContain(
    "lighting=dark top-1 max-drop 1 pt of int8",
  );
});

test("what cannot be certified is marked, and what is read needs no table", () => {
  const { chances: _, ...bare } = OUTLOOK;
  const text = renderOutlooks("food", [
    { ...bare, decides: "too-few", why: "271 examples cannot certify it" },
    { ...bare, metric: "latency-p50", decides: "unknown", why: "it depends on the times" },
    { ...bare, metric: "size", decides: "always", why: "it is read, not estimated" },
  ]);
  expect(text).toContain("✗ 271 examples cannot certify it.");
  expect(text).toContain("– It depends on the times.");
  expect(text).toContain("Certain whatever they answer: size.");
  expect(text).not.toContain("Each line says");
});

test("no name forges a mark or moves the cursor", () => {
  const text = renderOutlooks("fo\u001b[2Jod", [{ ...OUTLOOK, limit: "✓ 1 pt\n" }]);
  expect(text).not.toContain("\u001b");
  expect(text.match(/✓/g)).toBeNull();
});
