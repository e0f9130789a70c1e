import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Cliff } from "../../src/contract/counsel.ts";
import type { JudgedModel } from "../../src/contract/verdict.ts";
import { html, tags } from "./github-markdown.ts";
import { hostileText } from "./hostile.ts";
import { renderComment, renderTerminal } from "./rendered.ts";
import { model, numbers, variant, verdict } from "./sample.ts";

const CLIFF: Cliff = {
  certainty: "likely",
  metric: "top-1",
  variant: "int4",
  after: "int8",
  drop: 0.087,
  saved: 6_000_000,
  slope: 0.087,
  slopeBefore: 0.007,
  ratio: 12.4286,
  perMegabyte: 0.0145,
  errorRatio: 1.90625,
};

const LADDER: Partial<JudgedModel> = {
  name: "food",
  reference: { name: "fp32", metrics: numbers(48e6, 32, 0.912) },
  variants: [
    variant({ name: "fp32", metrics: numbers(48e6, 32, 0.912), limits: [] }),
    variant({ name: "int8", metrics: numbers(12e6, 8, 0.904) }),
    variant({ name: "int4", metrics: numbers(6e6, 4, 0.817) }),
  ],
  excluded: [{ name: "int4", why: "breaks top-1 max-drop 1.5 pt" }],
  cliff: CLIFF,
  advice: [{ variant: "int4", topic: "cliff", text: "try it in groups" }],
};

const comment = (given: Partial<JudgedModel> = {}) =>
  renderComment({ verdict: verdict({ models: [model({ ...LADDER, ...given })] }) });
const terminal = (given: Partial<JudgedModel> = {}) =>
  renderTerminal(verdict({ models: [model({ ...LADDER, ...given })] }), (_, text) => text);

describe("a model with a cliff", () => {
  test("is answered in one line, before the reasons", () => {
    for (const text of [comment(), terminal()]) {
      expect(text).toContain("food: ship int8; cliff at int4: 8.7 points for 6 MB.");
      expect(text.indexOf("food: ship")).toBeLessThan(text.indexOf("Recommended"));
    }
    expect(terminal({ recommended: null })).toContain("food: ship none; cliff at int4");
  });

  test("tells what the step costs, and that only numbers say so", () => {
    const words =
      "The cliff is at int4: 9 of 100 more answers are wrong than with int8, to save 6 MB. Nobody can say how sure that is: only numbers are known. To halve the size costs 12.4 times as much there as in the step before.";
    expect(terminal()).toContain(words);
    expect(comment()).toContain(words);
  });

  test("says how much is certain, that it breaks the model, and where the largest step is", () => {
    const largest = { variant: "pal2", after: "int4", drop: 0.56, saved: 3e6 };
    const cliff = { ...CLIFF, atLeast: 0.07095, breaks: true, largest } as const;
    expect(terminal({ cliff })).toContain("int4 breaks the model: 9 of 100 more answers");
    expect(terminal({ cliff })).toContain("At least 7 points of it are certain.");
    expect(terminal({ cliff })).toContain(
      "The largest step is at pal2: 56 of 100 more answers are wrong than with int4, to save 3 MB.",
    );
    expect(terminal({ cliff })).toContain(
      "8.7 points for 6 MB, and the largest at pal2: 56 points.",
    );
  });

  test("is of a metric that counts no answers in its points", () => {
    const cliff = { ...CLIFF, metric: "map" };
    expect(terminal({ cliff })).toContain("map falls by 8.7 points from int8, to save 6 MB");
  });

  test("is not where one variant is worse than a smaller one, which is named", () => {
    const outdone = [
      { variant: "int8", smaller: "int4", metric: "top-1", drop: 0.3, atLeast: 0.26 },
    ];
    const words = "int8 is worse than the smaller int4, by 30 points: look at its conversion.";
    expect(terminal({ outdone })).toContain(words);
    expect(comment({ outdone })).toContain(words);
  });

  test("is drawn, from the smallest to the largest, each variant once", () => {
    expect(chartOf(comment())).toEqual([
      '%%{init: {"xyChart":{"width":640,"height":360},"themeVariables":{"xyChart":{"plotColorPalette":"#2f81f7"}}}}%%',
      "xychart-beta",
      'title "top-1 by size"',
      'x-axis ["int4 6 MB", "int8 12 MB", "fp32 48 MB"]',
      'y-axis "top-1 in %" 79 --> 94',
      "line [81.7, 90.4, 91.2]",
    ]);
  });

  test("is drawn wider where there are many variants", () => {
    const names = ["a", "b", "c", "d", "e", "f", "g"];
    const variants = names.map((name, at) =>
      variant({ name, metrics: numbers(1e6 * (at + 1), 8, 0.9) }),
    );
    expect(chartOf(comment({ variants }))[0]).toContain('"width":1000');
  });
});

test("a model without a cliff has neither line nor chart", () => {
  const { cliff: _, ...rest } = LADDER;
  const text = renderComment({ verdict: verdict({ models: [model(rest)] }) });
  expect(text).not.toMatch(/mermaid|ship int8|cliff at/);
});

test("every variant that was not chosen is told of, and what is worth knowing", () => {
  expect(comment()).toContain("Not chosen: `int4` breaks top-1 max-drop 1.5 pt.");
  expect(comment()).toContain("**Worth knowing**\n\n- `int4`: try it in groups");
  expect(terminal()).toContain("Not chosen: int4 breaks top-1 max-drop 1.5 pt.");
  expect(terminal()).toContain("Worth knowing: int4: try it in groups");
});

test("a latency stands in the table where there is one", () => {
  const metrics = { ...numbers(12e6, 8, 0.904), "latency-p50": { value: 8 } };
  const text = comment({ variants: [variant({ metrics })] });
  expect(text).toMatch(/Lost \/ gained \| Latency \| Verdict/);
  expect(text).toContain("| 8.0 ms |");
  expect(comment()).not.toContain("Latency");
});

test("no text of a stranger gets out of its place: neither Markdown nor the chart", () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const cliff = { ...CLIFF, metric: text, variant: text, after: text };
      const said = comment({
        cliff,
        name: text,
        recommended: text,
        excluded: [{ name: text, why: text }],
        advice: [{ variant: text, topic: "cliff", text }],
        reference: { name: text, metrics: { ...numbers(48e6, 32, 0.9), [text]: { value: 0.9 } } },
        variants: [
          variant({ name: text, metrics: { size: { value: 1 }, [text]: { value: 0.9 } } }),
        ],
      });
      const chart = chartOf(said);
      expect(chart).toHaveLength(6);
      for (const [at, line] of chart.slice(2).entries()) expect(line).toMatch(GRAMMAR[at] ?? /^$/);
      expect(tags(html(said))).not.toContain("script");
    }),
  );
});

/** A line each: what Mermaid reads of a chart. Text between quotes has no quote, break or bracket. */
const TEXT = '"[\\w .%()/@=-]*"';
const NUMBER = "-?\\d+(\\.\\d+)?";
const GRAMMAR = [
  new RegExp(`^title ${TEXT}$`),
  new RegExp(`^x-axis \\[(${TEXT}(, ${TEXT})*)?\\]$`),
  new RegExp(`^y-axis ${TEXT} ${NUMBER} --> ${NUMBER}$`),
  new RegExp(`^line \\[(${NUMBER}(, ${NUMBER})*)?\\]$`),
];

function chartOf(text: string): string[] {
  const [, chart = ""] = /^```mermaid\n(.*?)\n```$/ms.exec(text) ?? [];
  return chart.split("\n").map((line) => line.trim());
}
