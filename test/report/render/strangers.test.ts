import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Cell,
  chart,
  code,
  emphasis,
  facts,
  faint,
  figure,
  fold,
  foreign,
  group,
  heading,
  type Inline,
  type Line,
  line,
  link,
  list,
  marked,
  type Node,
  paragraph,
  strong,
  table,
  text,
} from "../../../src/report/node.ts";
import { renderTerminal } from "../../../src/report/render/terminal.ts";
import { html, proseOf, tags } from "../github-markdown.ts";
import { ATTACKS, hostileText } from "../hostile.ts";
import { written } from "../written.ts";

/** Makes the next string of a stranger's. */
type Next = () => string;

/** Every kind of words with a stranger's string wherever one can stand: in those that are meant for ours too. */
const INLINE = {
  text: (next) => text(next()),
  foreign: (next) => foreign(next()),
  figure: (next) => figure(next()),
  code: (next) => code(next()),
  strong: (next) => strong(line`a ${next()} b`),
  faint: (next) => faint(line`a ${next()} b`),
  emphasis: (next) => emphasis(line`a ${next()} b`),
  link: (next) => link(line`a ${next()} b`, next()),
  marked: (next) => marked("warn", line`a ${next()} b`),
} as const satisfies Record<Inline["kind"], (next: Next) => Inline>;

const words: fc.Arbitrary<(next: Next) => Line> = fc
  .array(fc.constantFrom(...Object.values(INLINE)), { minLength: 1, maxLength: 4 })
  .map((each) => (next) => each.flatMap((one) => line`a ${one(next)} b `));

const cells: fc.Arbitrary<(next: Next) => Cell> = fc.oneof(
  words,
  fc.constant((next: Next) => figure(next())),
);

type Made = (next: Next) => Node;

const node = fc.letrec<Record<Node["kind"] | "any", Made>>((tie) => ({
  heading: words.map((said) => (next) => heading(2, said(next))),
  paragraph: fc.tuple(words, fc.array(words, { maxLength: 2 })).map(
    ([said, below]) =>
      (next) =>
        paragraph(said(next), ...below.map((one) => one(next))),
  ),
  list: fc
    .array(fc.tuple(words, fc.array(words, { maxLength: 2 }), fc.array(words, { maxLength: 2 })), {
      minLength: 1,
      maxLength: 3,
    })
    .map(
      (points) => (next) =>
        list(
          points.map(([said, below, own]) => ({
            said: said(next),
            below: below.map((one) => one(next)),
            points: own.map((one) => one(next)),
          })),
        ),
    ),
  facts: fc
    .array(fc.tuple(words, words), { minLength: 1, maxLength: 3 })
    .map((all) => (next) => facts(all.map(([name, is]) => [name(next), is(next)]))),
  table: fc.array(fc.tuple(cells, cells), { minLength: 1, maxLength: 3 }).map(
    (rows) => (next) =>
      table(
        [{ title: next() }, { title: next(), right: true }],
        rows.map((row) => row.map((cell) => cell(next))),
      ),
  ),
  fold: fc
    .array(tie("any"), { minLength: 1, maxLength: 3 })
    .map((nodes) => (next) => fold(next(), ...nodes.map((one) => one(next)))),
  chart: fc.constant((next: Next) =>
    chart({
      title: next(),
      axis: next(),
      steps: [
        { name: next(), value: 1 },
        { name: next(), value: 2 },
      ],
      within: [0, 100],
    }),
  ),
  group: fc
    .array(tie("any"), { minLength: 1, maxLength: 3 })
    .map((nodes) => (next) => group(...nodes.map((one) => one(next)))),
  any: fc.oneof(
    { maxDepth: 2, depthIdentifier: "nodes" },
    tie("paragraph"),
    tie("heading"),
    tie("list"),
    tie("facts"),
    tie("table"),
    tie("chart"),
    tie("fold"),
    tie("group"),
  ),
}));

const kinds = Object.entries(node).filter(([kind]) => kind !== "any");

/** Mentions, issues, emoji, links: what GitHub makes of text that stands outside code. */
const ACTIVE = /@[\w-]|#\d|GH-\d|:[\w+-]+:|:\/\/|www\.|\$(?!<)/i;

/** The elements that our nodes make; a link may be none, and what a dollar stands in is ours. */
function structure(rendered: string): string[] {
  return tags(rendered.replace(/<\/?span>/g, "")).filter((tag) => !/^<\/?a\b/.test(tag));
}

/** In a fold's summary, which is HTML, the breaks still stand as we wrote them. */
function prose(rendered: string): string {
  const broken = rendered.replaceAll("&#8203;", "\u200B");
  return proseOf(broken.replace(/<span>\$<\/span>/g, ""));
}

describe("as Markdown", () => {
  test.each(kinds)("no stranger's string in a %s does anything but show", (_, made) => {
    fc.assert(
      fc.property(made, fc.infiniteStream(hostileText), (make, stream) => {
        const expected = structure(html(written(make(numbered()))));
        const name = numbered();
        const rendered = html(written(make(() => name() + stream.next().value)));
        expect(structure(rendered)).toEqual(expected);
        expect(prose(rendered)).not.toMatch(ACTIVE);
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });

  test.each([...ATTACKS, "x\n```\n@octocat", '"] x'])(
    "%j ends neither a chart nor a text in it",
    (attack) => {
      const drawn = (text: string) =>
        written(
          chart({ title: text, axis: text, steps: [{ name: text, value: 1 }], within: [0, 9] }),
        );
      const outline = (text: string) => drawn(text).replace(/"[^"]*"/g, '""');
      expect(outline(attack)).toBe(outline("x"));
    },
  );

  const alone = Object.entries(INLINE).flatMap(([kind, made]) =>
    ATTACKS.map((attack) => [attack, kind, made] as const),
  );

  test.each(alone)("%j alone in %s does nothing but show", (attack, _, made) => {
    for (const frame of [
      (said: Line) => paragraph(said),
      (said: Line) => list([said]),
      (said: Line) => table([{ title: "a" }, { title: "b" }], [[said, line`b`]]),
    ]) {
      const make = (text: string) => html(written(frame([made(() => text)])));
      const expected = [structure(make("x")), structure(make(""))];
      expect(expected).toContainEqual(structure(make(attack)));
      expect(prose(make(attack))).not.toMatch(ACTIVE);
    }
  });
});

/** What steers a terminal, turns or hides text, or forges a mark of ours; a line's end is ours to set. */
const STEERING = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]|[✅❌❎☑✔✖✗✘]/u;

describe("for a terminal", () => {
  test.each(kinds)("no stranger's string in a %s does anything but show", (_, made) => {
    fc.assert(
      fc.property(made, fc.infiniteStream(hostileText), (make, stream) => {
        const name = numbered();
        const shown = inTerminal(make(() => `${name()}\u001B[2J${stream.next().value}`));
        expect(shown).not.toMatch(STEERING);
        expect(shown.split("\n").length).toBe(inTerminal(make(numbered())).split("\n").length);
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });

  test.each(Object.entries(INLINE))("no attack in %s does anything but show", (_, made) => {
    for (const attack of [...ATTACKS, "\u001B]0;owned\u0007", "\r\n::error::forged"]) {
      const shown = inTerminal(paragraph([made(() => attack)]));
      expect(shown).not.toMatch(STEERING);
      expect(shown).not.toContain("\n");
    }
  });
});

function inTerminal(one: Node): string {
  return renderTerminal([{ rank: 0, node: one }]);
}

/** Distinct, and never nothing. */
function numbered(): Next {
  let at = 0;
  return () => `x${at++}`;
}
