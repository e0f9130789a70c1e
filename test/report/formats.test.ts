import { expect, test } from "vitest";
import { FORMATS } from "../../src/report/formats.ts";
import { ladderVerdict } from "./sample.ts";

test("every format is one file of the out folder, the same for the same verdict", () => {
  const formats = Object.values(FORMATS);
  expect(formats.map(({ file }) => file)).toEqual(["comment.md", "summary.md"]);
  for (const { render } of formats) {
    const text = render({ verdict: ladderVerdict() });
    expect(text).toBe(render({ verdict: ladderVerdict() }));
    expect(text.endsWith("\n")).toBe(true);
  }
});
