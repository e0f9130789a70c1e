import fc from "fast-check";
import { expect, test } from "vitest";
import type { PastRun } from "../../src/contract/past.ts";
import { readPast } from "../../src/history/read-past.ts";
import { overTime } from "../../src/report/over-time.ts";
import type { Report } from "../../src/report/report.ts";
import { HERE, pastRun, pastVariant, textOf } from "../history/runs.ts";
import { html, proseOf, tags } from "./github-markdown.ts";
import { hostileText } from "./hostile.ts";
import { renderSummary } from "./rendered.ts";
import { DIGEST, model, numbers, variant, verdict } from "./sample.ts";
import { written } from "./written.ts";

const origin = { fingerprint: HERE, weightsDigest: DIGEST };
const judged = verdict({
  head: { commit: "f".repeat(40), committed: "2026-06-01T09:00:00Z" },
  models: [model({ variants: [variant({ origin, metrics: numbers(13_200, 8.3, 0.929) })] })],
});

/** A push where int8 had this size and score. */
function push(day: string, size: number, score: number, environments = [HERE]): PastRun {
  const metrics = { "top-1": { value: score, n: 997 }, size: { value: size } };
  const variants = [pastVariant({ metrics })];
  return pastRun(day, { environments, models: [{ name: "digits", outcome: "pass", variants }] });
}

function shown(...runs: readonly unknown[]): string {
  const nodes = overTime({ verdict: judged, past: readPast(textOf(...runs)) });
  return nodes.length === 0 ? "" : written(...nodes);
}

const THREE = [
  push("2026-05-03", 12_100, 0.931),
  push("2026-05-20", 12_100, 0.935),
  push("2026-05-29", 13_000, 0.93),
];

test("the section says how old the newest push is, what has grown, and each number with its change", () => {
  expect(shown(...THREE)).toMatchInlineSnapshot(`
    "**Over time.** 3 pushes to \`main\` on record, the newest \`2026052\` of 2026-05-29, 3 days older than the head (pass). This informs, and decides nothing.

    - \`digits/int8\`: 12.1 kB → 13.2 kB since 2026-05-03, 3 pushes

    <details><summary>Every number over time (2)</summary>

    | Variant | Metric | Before, oldest first | Now | Change | Since |
    | --- | --- | --- | --: | --: | --- |
    | \`digits/int8\` | \`top-1\` | 93.1 % → 93.5 % → 93.0 % | 92.9 % | −0.2 pt | 2026-05-03 (29 days) |
    | \`digits/int8\` | \`size\` | 12.1 kB → 12.1 kB → 13.0 kB | 13.2 kB | +1.1 kB | 2026-05-03 (29 days) |

    </details>

    <details><summary>Drawn over time</summary>

    \`\`\`mermaid
    %%{init: {"xyChart":{"width":640,"height":360},"themeVariables":{"xyChart":{"plotColorPalette":"#2f81f7"}}}}%%
    xychart-beta
        title "top-1 of digits/int8"
        x-axis ["05-03 2026050", "05-20 2026052", "05-29 2026052", "now"]
        y-axis "top-1 in %" 91 --> 95
        line [93.1, 93.5, 93, 92.9]
    \`\`\`

    </details>
    "
  `);
});

test("numbers that machines which differ have shared compare with none", () => {
  const fingerprints = [
    { rows: [0, 500] as [number, number], fingerprint: HERE },
    { rows: [500, 997] as [number, number], fingerprint: { ...HERE, chip: "another" } },
  ];
  const shared = variant({
    origin: { ...origin, fingerprints },
    metrics: numbers(13_200, 8.3, 0.929),
  });
  const now = { ...judged, models: [model({ variants: [shared] })] };
  const text = written(...overTime({ verdict: now, past: readPast(textOf(...THREE)) }));
  expect(text).toContain("| 93.1 %\\* → 93.5 %\\* → 93.0 %\\* | 92.9 % | – |");
});

test("numbers of another environment are marked and named, and are no part of change and line", () => {
  const older = [{ ...HERE, coremltools: "8.3" }];
  const text = shown(push("2026-04-01", 11_000, 0.99, older), ...THREE);
  expect(text).toContain("| 99.0 %\\* → 93.1 % → 93.5 % → 93.0 % | 92.9 % | −0.2 pt |");
  expect(text).toContain("does not compare with now: coremltools 8.3 instead of 9.0.");
  expect(text).toContain("- `digits/int8`: 11.0 kB\\* → 13.2 kB since 2026-04-01, 4 pushes");
  expect(text).toContain("line [93.1, 93.5, 93, 92.9]");
  expect(text).toContain("One push measured in another environment: not part of the line.");
});

test("a number that is what it was has no change", () => {
  expect(shown(push("2026-05-03", 12_100, 0.929))).toContain("| 92.9 % | 92.9 % | none |");
});

test("a push that is judged again is not shown as its own past", () => {
  const itself = { ...push("2026-06-01", 1, 0.1), commit: judged.head.commit };
  expect(shown(...THREE, itself)).toBe(shown(...THREE));
  expect(shown(itself)).toBe("");
});

test("lines that cannot be read are counted, and the first is named", () => {
  expect(shown("{", ...THREE, "<<<<")).toContain(
    "2 lines of the history could not be read, the first: line 1: is not JSON.",
  );
  expect(shown("{")).toBe(
    "**Over time.** One line of the history could not be read, the first: line 1: is not JSON.\n",
  );
});

test("of a model that was not measured in this run the last pushes are shown all the same", () => {
  const unmeasured = verdict({ ...judged, models: [model({ reference: null, variants: [] })] });
  const text = written(...overTime({ verdict: unmeasured, past: readPast(textOf(...THREE)) }));
  expect(text).toContain("| 93.1 % → 93.5 % → 93.0 % | – | −0.1 pt |");
});

test("without a history the report is what it was", () => {
  expect(renderSummary({ verdict: judged, past: { runs: [], wrong: [] } })).toBe(
    renderSummary({ verdict: judged }),
  );
});

test("whatever text a history holds is shown, and does nothing else", () => {
  const calm = structure(html(renderSummary(withForeign("x"))));
  fc.assert(
    fc.property(hostileText, (text) => {
      const rendered = html(renderSummary(withForeign(text.slice(0, 90))));
      expect(structure(rendered)).toEqual(calm);
      expect(proseOf(rendered)).not.toMatch(/@\w|#\d|:[\w+-]+:|:\/\/|www\./i);
    }),
    { numRuns: 60 },
  );
});

function structure(rendered: string): string[] {
  return tags(rendered.replace(/<\/?span>/g, ""));
}

/** A history in which every string that whoever may write it can choose is this one. */
function withForeign(text: string): Report {
  const environments = [{ ...HERE, chip: `a${text}`, coremltools: `b${text}` }];
  const metrics = { [`m${text}`]: { value: 0.5 }, "top-1": { value: 0.5 } };
  const run = pastRun("2026-05-03", {
    ...{ environments, branch: `main${text}` },
    models: [{ name: "digits", outcome: "pass", variants: [pastVariant({ metrics })] }],
  });
  const broken = { ...run, commit: "0".repeat(40), models: [{ [text]: text }] };
  const past = readPast(textOf(run, broken));
  expect([past.runs.length, past.wrong.length]).toEqual([1, 1]);
  return { verdict: judged, past };
}
