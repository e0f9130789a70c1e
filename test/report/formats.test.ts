import { expect, test } from "vitest";
import { FORMATS } from "../../src/report/formats.ts";
import { ladderVerdict } from "./sample.ts";

test.each(Object.entries(FORMATS))("a %s is the same for the same verdict", (_, render) => {
  const text = render({ verdict: ladderVerdict() });
  expect(text).toBe(render({ verdict: ladderVerdict() }));
  expect(text.endsWith("\n")).toBe(true);
});
