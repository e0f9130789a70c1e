import { describe, expect, test } from "vitest";
import type { Change } from "../../src/contract/change.ts";
import { html, tags } from "./github-markdown.ts";
import { renderComment } from "./rendered.ts";
import { verdict } from "./sample.ts";

const at = { commit: "c".repeat(40), path: "quantgate.yml", line: 15 };

const CHANGES: readonly Change[] = [
  {
    ...{ direction: "tightens", about: "food/int8 size max" },
    ...{ before: "13 MB", after: "12 MB", at },
  },
  {
    ...{ direction: "loosens", about: "food/int8 top-1 max-drop" },
    ...{ before: "0.5 pt", after: "2 pt", at },
  },
  {
    ...{ direction: "loosens", about: "food data", says: "removes 12 of 997 samples" },
    ...{ before: "997 samples", after: "985 samples" },
  },
  { direction: "loosens", about: "food/fp16", says: "removed", before: "1 limit", after: null, at },
];

describe("what the head changes of how it is judged", () => {
  const links = { repository: "https://github.com/owner/name" };
  const comment = renderComment({ verdict: verdict({ changes: [...CHANGES] }), links });

  test("begins with what it loosens, each with before and after and the head's line", () => {
    const start = comment.indexOf("**What this would loosen.**");
    expect(comment.slice(start, comment.indexOf("</details>", start))).toMatchInlineSnapshot(`
      "**What this would loosen.** It counts once merged; here the target branch's policy and data have judged.

      - loosens \`food/int8 top-1 max-drop\`: \`0.5 pt\` → \`2 pt\` ([\`quantgate.yml:15\`](<https://github.com/owner/name/blob/cccccccccccccccccccccccccccccccccccccccc/quantgate.yml#L15>))
      - loosens \`food data\` removes 12 of 997 samples: \`997 samples\` → \`985 samples\`
      - loosens \`food/fp16\` removed: \`1 limit\` → nothing ([\`quantgate.yml:15\`](<https://github.com/owner/name/blob/cccccccccccccccccccccccccccccccccccccccc/quantgate.yml#L15>))

      <details><summary>What else it changes (1)</summary>

      - tightens \`food/int8 size max\`: \`13 MB\` → \`12 MB\` ([\`quantgate.yml:15\`](<https://github.com/owner/name/blob/cccccccccccccccccccccccccccccccccccccccc/quantgate.yml#L15>))

      "
    `);
  });

  test("is not spoken of where it changes nothing", () => {
    const calm = renderComment({ verdict: verdict() });
    expect(calm).not.toMatch(/loosen|What else it changes/);
  });

  test("leaves the verdict the first word", () => {
    expect(comment.indexOf("## ")).toBeLessThan(comment.indexOf("**What this would loosen.**"));
    expect(tags(html(comment)).filter((tag) => tag === "<details>").length).toBeGreaterThan(0);
  });
});
