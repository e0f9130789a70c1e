import { expect, test } from "vitest";
import type { ShortExplanation } from "../../src/contract/explanation.ts";
import { renderComment } from "./rendered.ts";
import { model, variant, verdict } from "./sample.ts";

const EXPLAINED: ShortExplanation = {
  ...{ target: "portable", path: "explanations/digits/int8/portable.json" },
  ...{ metric: "top-1", before: "reference", n: 997, lost: 75, gained: 11, changed: 6 },
  flips: [
    {
      ...{ kind: "lost", id: "digit-1110", label: "3" },
      before: { answer: "3", score: 0.877452016 },
      after: { answer: "9", score: 0.999023438 },
    },
  ],
  moved: [],
  confusions: [
    { label: "3", answer: "9", after: 21, before: 2 },
    { label: "1", answer: "9", after: 1, before: 0 },
  ],
  classes: [{ label: "3", n: 102, before: 95, after: 74, drop: 21 / 102 }],
};

function foldOf(...variants: Parameters<typeof variant>[0][]): string {
  const models = [model({ variants: variants.map(variant) })];
  const text = renderComment({ verdict: verdict({ models }) });
  return text.slice(text.indexOf("<details><summary>What went wrong")).split("</details>")[0] ?? "";
}

test("a failing variant's worst classes, confusions and examples stand under a fold", () => {
  expect(foldOf({ outcome: "fail", explanation: [EXPLAINED] })).toMatchInlineSnapshot(`
    "<details><summary>What went wrong</summary>

    - **\`digits/int8\` \`top-1\`** against the reference: 75 lost, 11 gained, 6 wrong otherwise than before, of 997 (all in \`explanations/digits/int8/portable.json\`)
      - worst classes: \`3\` 74 of 102 right, before 95
      - most confused: \`3\` taken for \`9\` 21 times, before 2; \`1\` taken for \`9\` once, before 0
      - examples: \`digit-1110\` is \`3\`: \`3\` (0.877) → \`9\` (0.999)

    "
  `);
});

test("examples with a score of their own are told by it, on a slice and against the base too", () => {
  const one: ShortExplanation = {
    ...EXPLAINED,
    ...{
      metric: "ndcg@10",
      before: "base",
      changed: 0,
      slice: { column: "length", value: "long" },
    },
    ...{ flips: [], confusions: [], classes: [] },
    moved: [{ id: "query-7", before: 0.92, after: 0.31 }],
  };
  expect(foldOf({ outcome: "fail", explanation: [one] })).toMatchInlineSnapshot(`
    "<details><summary>What went wrong</summary>

    - **\`digits/int8\` <code>ndcg@&#8203;10</code>** on \`length=long\` against the base: 75 lost, 11 gained, of 997 (all in \`explanations/digits/int8/portable.json\`)
      - worst examples: \`query-7\`: 92.0 % → 31.0 %

    "
  `);
});

test("what is enforced comes first", () => {
  const explanation = [EXPLAINED];
  const text = foldOf(
    { name: "pal2", enforced: false, explanation },
    { name: "int8", explanation },
  );
  expect(text.indexOf("digits/int8")).toBeLessThan(text.indexOf("digits/pal2"));
});

test("where nothing fails there is no word of it", () => {
  expect(foldOf({})).not.toContain("What went wrong");
});
