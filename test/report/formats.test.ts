import { expect, test } from "vitest";
import { FILES, FORMATS, filesOf } from "../../src/report/formats.ts";
import { annotate, renderComment, renderSummary, renderTerminal } from "./rendered.ts";
import { ladderVerdict } from "./sample.ts";

const WRITTEN = {
  comment: () => renderComment({ verdict: ladderVerdict() }),
  summary: () => renderSummary({ verdict: ladderVerdict() }),
  terminal: () => renderTerminal(ladderVerdict(), (_, text) => text),
  annotations: () => annotate(ladderVerdict()),
} as const satisfies Record<keyof typeof FORMATS, () => unknown>;

test.each(Object.entries(WRITTEN))("the %s is the same for the same verdict", (_, write) => {
  expect(write()).toEqual(write());
});

test("what judging leaves in the out folder ends with a line's end, and is one file a format", () => {
  const files = filesOf({ verdict: ladderVerdict() });
  expect(files.map(({ path }) => path)).toEqual(FILES.map(({ path }) => path));
  expect(files).toContainEqual({ path: FORMATS.comment.file.path, text: WRITTEN.comment() });
  for (const { text } of files) expect(text.endsWith("\n")).toBe(true);
});
