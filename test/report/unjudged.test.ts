import fc from "fast-check";
import { expect, test } from "vitest";
import { MARKER } from "../../src/report/pages.ts";
import { renderUnjudged } from "../../src/report/unjudged.ts";
import { html, tags } from "./github-markdown.ts";
import { hostileText } from "./hostile.ts";

test("a run without a verdict says every problem, where it is and what to do", () => {
  const problems = [
    {
      message: "unknown metric top1",
      at: { file: "quantgate.yml", line: 9, column: 7 },
      fix: "did you mean top-1?",
    },
    { message: "no Python 3.10 to 3.13 was found" },
  ];
  expect(renderUnjudged(problems)).toMatchInlineSnapshot(`
    "<!-- quantgate -->

    ## ❌ Nothing ships: could not be judged

    - \`quantgate.yml:9:7\` unknown metric top1
      did you mean top-1?
    - no Python 3.10 to 3.13 was found
    "
  `);
});

test("thousands of problems are cut to what a comment holds, and the marker stays first", () => {
  const many = Array.from({ length: 5000 }, (_, at) => ({ message: `problem ${at}` }));
  const text = renderUnjudged(many);
  expect(text.length).toBeLessThanOrEqual(65_536);
  expect(text.startsWith(MARKER)).toBe(true);
  expect(text).toContain("There are more");
});

test("a problem that quotes foreign text shows it and does nothing else", () => {
  const shape = (text: string) =>
    tags(
      html(renderUnjudged([{ message: `x${text}`, at: { file: `x${text}` }, fix: `x${text}` }])),
    );
  fc.assert(
    fc.property(hostileText, (text) => {
      expect(shape(text).filter((tag) => !/^<\/?span>$/.test(tag))).toEqual(shape(""));
    }),
  );
});
