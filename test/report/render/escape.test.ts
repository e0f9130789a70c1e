import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as node from "../../../src/report/node.ts";
import { visible } from "../../../src/report/render/visible.ts";
import { html, proseOf, tags } from "../github-markdown.ts";
import { ATTACKS, hostileText } from "../hostile.ts";
import { written } from "../written.ts";

const escaped = (text: string) => written(node.paragraph([node.foreign(text)])).trimEnd();
const code = (text: string) => written(node.paragraph([node.code(text)])).trimEnd();

const FRAMES = {
  "alone in a block": (text: string) => text,
  "in a list": (text: string) => `- ${text}`,
  "in a table": (text: string) => `| a | b |\n| - | - |\n| ${text} | b |`,
  "in a heading": (text: string) => `## ${text}`,
  "beside our own link": (text: string) => `**x**: ${text} ([y](<https://example.org>))`,
} as const;

const ACTIVE = /@[\w-]|#\d|GH-\d|:[\w+-]+:|:\/\/|www\.|\$(?!<)/i;

describe.each(Object.entries(FRAMES))("escaped text %s", (_, frame) => {
  test.each(ATTACKS)("cannot act: %j", (text) => {
    onlyShows(frame, text);
  });

  test("cannot act, whatever it is", () => {
    fc.assert(
      fc.property(hostileText, (text) => onlyShows(frame, text)),
      { numRuns: 500 },
    );
  });
});

function onlyShows(frame: (text: string) => string, text: string): void {
  const rendered = html(frame(escaped(text)));
  const dollars = /<\/?span>/g;
  const plain = visible(text) === "" ? "" : "x";
  expect(tags(rendered.replace(dollars, ""))).toEqual(tags(html(frame(plain))));
  expect(proseOf(rendered.replace(/<span>\$<\/span>/g, ""))).not.toMatch(ACTIVE);
}

describe("escaped text", () => {
  test("reads as what it is", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const shown = proseOf(html(`x ${escaped(text)} x`)).replaceAll("\u200B", "");
        expect(shown).toBe(`x ${visible(text)} x`);
      }),
    );
  });

  test.each([
    [
      "int8 drops 0.4 pt [−0.1, 1.2]: within 1.5 pt",
      "int8 drops 0.4 pt \\[−0.1, 1.2\\]: within 1.5 pt",
    ],
    ["x86_64, top_1", "x86_64, top_1"],
    ["mail a@b.c", "mail a@&#8203;b.c"],
    ["https://x", "https:&#8203;//x"],
    ["costs $1", "costs <span>$</span>1"],
  ])("changes no more than it must: %j", (text, spelled) => {
    expect(escaped(text)).toBe(spelled);
  });
});

describe("code", () => {
  test("is a plain span where the text allows it", () => {
    expect(code("top-1 max-drop 1.5 pt")).toBe("`top-1 max-drop 1.5 pt`");
    expect(code("Models/Food.mlpackage")).toBe("`Models/Food.mlpackage`");
  });

  test("cannot be broken out of, whatever it holds", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const rendered = html(`| a |\n| - |\n| ${code(text)} |`).replace(/<\/?span>/g, "");
        expect(tags(rendered)).toEqual(tags(html("| a |\n| - |\n| `x` |")));
      }),
      { numRuns: 500 },
    );
  });
});
