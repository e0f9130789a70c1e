import { expect, test } from "vitest";
import { MARKER } from "../../src/report/comment.ts";
import { renderUnjudged } from "../../src/report/unjudged.ts";
import { html, tags } from "./github-markdown.ts";

test("What could not be judged says every problem, where it is and what to do", () => {
  const text = renderUnjudged([
    {
      message: "unknown key `modells`",
      at: { file: "quantgate.yml", line: 3 },
      fix: "write models",
    },
    { message: "there is no commit yet" },
  ]);
  expect(text).toMatchInlineSnapshot(`
    "<!-- quantgate -->

    ## ❌ Quantization could not be judged

    - \`quantgate.yml:3\` unknown key \\\`modells\\\`
      write models
    - there is no commit yet
    "
  `);
});

test("A problem that quotes a stranger's file renders as text and nothing else", () => {
  const text = renderUnjudged([
    { message: "<img src=x onerror=1> [a](http://b) @team\n\n# Merged", at: { file: "a`b|c.png" } },
  ]);
  expect(tags(html(text.replace(MARKER, "")))).toEqual([
    ...["<h2>", "</h2>", "<ul>", "<li>", "<code>", "</code>", "</li>", "</ul>"],
  ]);
});

test("Thousands of problems still fit into a comment, which says that there are more", () => {
  const problems = Array.from({ length: 5000 }, (_, index) => ({ message: `problem ${index}` }));
  const text = renderUnjudged(problems);
  expect(text.length).toBeLessThan(65_536);
  expect(text).toContain("There are more");
});
