import { expect, test } from "vitest";
import { renderComment } from "./rendered.ts";
import { model, variant, verdict } from "./sample.ts";

const delta = (drop: number) => ({
  drop,
  interval: [drop - 0.01, drop + 0.01] as [number, number],
  lost: 9,
  gained: 1,
});

const ATTRIBUTION = {
  metric: "top-1",
  loss: { head: delta(0.03), base: delta(0.01) },
  regression: { variant: delta(0.04) },
  causes: [
    { cause: "weights" as const, found: "changed" as const, why: "the source is other" },
    { cause: "data" as const, found: "same" as const, why: "both answer the same examples" },
  ],
  text: "Since the base, the weights changed: top-1 of int8 fell by 4 points.",
};

const commentOn = (given: Parameters<typeof variant>[0]) =>
  renderComment({ verdict: verdict({ models: [model({ variants: [variant(given)] })] }) });

test("the two deltas of a variant stand side by side, with what changed since the base", () => {
  const text = commentOn({ attribution: ATTRIBUTION });
  expect(
    text.split("\n\n").find((part) => part.startsWith("| Since the base")),
  ).toMatchInlineSnapshot(`
    "| Since the base | Metric | Quantization loss | at the base | Regression | of the reference | What changed |
    | --- | --- | --: | --: | --: | --: | --- |
    | \`digits/int8\` | \`top-1\` | 3.0 pt [2.0, 4.0] | 1.0 pt [0.0, 2.0] | 4.0 pt [3.0, 5.0] | – | weights |"
  `);
});

test("the evidence for each cause is under a fold", () => {
  const text = commentOn({ attribution: ATTRIBUTION });
  const [fold = ""] = text
    .slice(text.indexOf("<details><summary>What changed"))
    .split("</details>");
  expect(fold).toMatchInlineSnapshot(`
    "<details><summary>What changed since the base</summary>

    - \`digits/int8\`: Since the base, the weights changed: top-1 of int8 fell by 4 points.
      - weights: changed, the source is other
      - data: same, both answer the same examples

    "
  `);
});

test("without a base there is no word of it", () => {
  expect(commentOn({})).not.toContain("Since the base");
});
