import { expect, test } from "vitest";
import { renderComment } from "./rendered.ts";
import { limit, model, variant, verdict } from "./sample.ts";

const DARK = { column: "light", value: "dark" };
const SAID = "The loss fell on light=dark: 9 of 12 lost answers are there.";

const slice = (value: string) => ({
  slice: { column: "light", value },
  n: 500,
  metrics: {
    "top-1": {
      value: 0.9,
      n: 500,
      versus: { drop: 0.02, interval: [0.01, 0.031] as [number, number], lost: 12, gained: 2 },
    },
  },
});

function commentOn(given: Parameters<typeof variant>[0]): string {
  const models = [model({ variants: [variant(given)] })];
  return renderComment({ verdict: verdict({ models }) });
}

test("a failing variant says above the table on which slice the loss fell", () => {
  const text = commentOn({ outcome: "fail", fellOn: SAID, slices: [slice("dark")] });
  const line = "- `digits/int8`: The loss fell on light=dark: 9 of 12 lost answers are there.";
  expect(text.indexOf(line)).toBeGreaterThan(0);
  expect(text.indexOf(line)).toBeLessThan(text.indexOf("| Variant |"));
});

test("a passing one says it under the fold, above the numbers of each slice", () => {
  const text = commentOn({ fellOn: SAID, slices: [slice("bright"), slice("dark")] });
  const [fold = ""] = text.slice(text.indexOf("<details><summary>Every slice")).split("</details>");
  expect(fold).toMatchInlineSnapshot(`
    "<details><summary>Every slice (2)</summary>

    - \`digits/int8\`: The loss fell on light=dark: 9 of 12 lost answers are there.

    | Variant | Slice | n | Metric | Value | Drop | Lost / gained |
    | --- | --- | --: | --- | --: | --: | --: |
    | \`digits/int8\` | \`light=bright\` | 500 | \`top-1\` | 90.0 % | 2.0 pt [1.0, 3.1] | 12 / 2 |
    | \`digits/int8\` | \`light=dark\` | 500 | \`top-1\` | 90.0 % | 2.0 pt [1.0, 3.1] | 12 / 2 |

    "
  `);
  expect(text.split(SAID)).toHaveLength(2);
});

test("without slices there is no word of them", () => {
  expect(commentOn({})).not.toMatch(/slice/i);
});

test("a limit on a slice is named with it; a doubt of it has no mark, for it changes nothing", () => {
  const doubt = limit({ slice: DARK, state: "inconclusive", leans: "fail", outcome: "pass" });
  const text = commentOn({
    limits: [doubt, limit({ slice: DARK, state: "fail", outcome: "fail" })],
  });
  expect(text).toContain("- ❌ **`digits/int8` `light=dark top-1 max-drop 1 pt`: fail**");
  expect(text).toContain("| inconclusive, leans fail |");
});
