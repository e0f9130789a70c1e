import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Change } from "../../src/contract/change.ts";
import type { ShortExplanation } from "../../src/contract/explanation.ts";
import type { Measurement } from "../../src/contract/measurement.ts";
import type { Verdict } from "../../src/contract/verdict.ts";
import type { Fate, JudgedWaiver } from "../../src/contract/waiver.ts";
import { MARKER, markerOf } from "../../src/report/pages.ts";
import type { Report } from "../../src/report/report.ts";
import { html, proseOf, tags } from "./github-markdown.ts";
import { hostileText } from "./hostile.ts";
import { renderComment } from "./rendered.ts";
import { DIGEST, ladderVerdict, limit, measurement, model, variant, verdict } from "./sample.ts";

const ARTIFACT = "https://github.com/owner/name/actions/runs/1/artifacts/2";

describe("the comment", () => {
  test("shows the verdict, what stands in the way, the ladder and where it all comes from", () => {
    expect(renderComment({ verdict: ladderVerdict() })).toMatchInlineSnapshot(`
      "<!-- quantgate -->

      ## ❌ Nothing ships: beyond the agreed limits

      Quantization is at fault, not the model itself.

      What these data can see depends on how their scores spread: the brackets in the tables show it.

      - ❌ **\`digits/pal2\` \`top-1 max-drop 1 pt\`: fail**: the drop is at least 11.20 pt, more than 1 pt (\`quantgate.yml:22\`)
      - ⚠️ **\`digits/int4\` \`top-1 max-drop 1 pt\`: inconclusive, leans pass**: the drop is 0.70 pt, and the data allows up to 1.48 pt (\`quantgate.yml:14\`)

      **Recommended for \`digits\`: \`int8\`.** int8 is the smallest variant that keeps every limit. The policy enforces every variant; \`ship: int8\` would enforce this one alone.

      | Variant | Size | Bits/weight | Needs | Top-1 | Drop | Lost / gained | Verdict |
      | --- | --: | --: | --- | --: | --: | --: | --- |
      | \`reference\` | 28.4 kB | 32.0 | iOS 15 | 93.1 % | – | – | the reference |
      | **\`int8\`** | 13.2 kB | 8.3 | iOS 15 | 92.9 % | 0.2 pt [−0.3, 0.7] | 4 / 2 | ✅ pass, enforced, **recommended** |
      | \`int4\` | 9.1 kB | 4.6 | iOS 15 | 92.4 % | 0.7 pt [0.1, 1.5] | 15 / 8 | ⚠️ inconclusive, leans pass, enforced |
      | \`pal2\` | 6.3 kB | 2.6 | iOS 18 | 80.1 % | 13.0 pt [11.2, 15.0] | 141 / 11 | ❌ fail, enforced |
      | \`pal1\` | – | – | – | – | – | – | ❌ unmeasured, not enforced: the worker died (SIGKILL) |

      <sub>**Drop**: how much worse than the reference on the same examples (below zero: better); in brackets all that the data allows (90 %, each side 95 %). **Lost / gained**: answers that turned wrong / right. **Inconclusive**: the limit lies inside the brackets, so the data cannot tell.</sub>

      Measured with the portable engine. Core ML itself was not run.

      **Notes**

      - 12 of 997 samples are removed by this pull request; they count until it is merged.

      <details><summary>Every note (1)</summary>

      - \`digits/pal2\`: Needs iOS 18, the source iOS 15.

      </details>

      <details><summary>Every limit (4)</summary>

      | Variant | Limit | On | Observed | n | State | Why | Policy |
      | --- | --- | --- | --: | --: | --- | --- | --- |
      | \`digits/int8\` | \`top-1 max-drop 1 pt\` | \`portable\` | 0.2 pt [−0.3, 0.7] | 997 | ✅ pass | the drop is at most 0.61 pt | \`quantgate.yml:14\` |
      | \`digits/int4\` | \`top-1 max-drop 1 pt\` | \`portable\` | 0.7 pt [0.1, 1.5] | 997 | ⚠️ inconclusive, leans pass | the drop is 0.70 pt, and the data allows up to 1.48 pt | \`quantgate.yml:14\` |
      | \`digits/pal2\` | \`top-1 max-drop 1 pt\` | \`portable\` | 13.0 pt [11.2, 15.0] | 997 | ❌ fail | the drop is at least 11.20 pt, more than 1 pt | \`quantgate.yml:22\` |
      | \`digits/pal1\` | \`top-1 max-drop 1 pt\` | \`portable\` | – | – | ❌ unmeasured | the worker died (SIGKILL) | \`quantgate.yml:14\` |

      </details>

      <details><summary>Every number (16)</summary>

      | Variant | Metric | Value | n | Drop | Lost / gained |
      | --- | --- | --: | --: | --: | --: |
      | \`digits/reference\` | \`top-1\` | 93.1 % | 997 | – | – |
      | \`digits/reference\` | \`size\` | 28.4 kB | – | – | – |
      | \`digits/reference\` | \`bits-per-weight\` | 32.0 | – | – | – |
      | \`digits/reference\` | \`minimum-os\` | iOS 15 | – | – | – |
      | \`digits/int8\` | \`top-1\` | 92.9 % | 997 | 0.2 pt [−0.3, 0.7] | 4 / 2 |
      | \`digits/int8\` | \`size\` | 13.2 kB | – | – | – |
      | \`digits/int8\` | \`bits-per-weight\` | 8.3 | – | – | – |
      | \`digits/int8\` | \`minimum-os\` | iOS 15 | – | – | – |
      | \`digits/int4\` | \`top-1\` | 92.4 % | 997 | 0.7 pt [0.1, 1.5] | 15 / 8 |
      | \`digits/int4\` | \`size\` | 9.1 kB | – | – | – |
      | \`digits/int4\` | \`bits-per-weight\` | 4.6 | – | – | – |
      | \`digits/int4\` | \`minimum-os\` | iOS 15 | – | – | – |
      | \`digits/pal2\` | \`top-1\` | 80.1 % | 997 | 13.0 pt [11.2, 15.0] | 141 / 11 |
      | \`digits/pal2\` | \`size\` | 6.3 kB | – | – | – |
      | \`digits/pal2\` | \`bits-per-weight\` | 2.6 | – | – | – |
      | \`digits/pal2\` | \`minimum-os\` | iOS 18 | – | – | – |

      </details>

      <sub>Policy \`quantgate.yml\` of \`0123456\` (\`sha256:abababababab\`) · head \`fedcba9\` · base \`89abcde\`</sub>
      "
    `);
  });

  test("adds engine, packages and links where they are known", () => {
    const links = { artifact: ARTIFACT, repository: "https://github.com/owner/name" };
    const text = renderComment({ verdict: verdict(), measurements: [measurement()], links });
    expect(text.slice(text.indexOf("Measured with"))).toMatchInlineSnapshot(`
      "Measured with the portable engine: portable 1, coremltools 9.0, Linux x86_64, x86_64, cpu. Core ML itself was not run.

      <details><summary>Every limit (1)</summary>

      | Variant | Limit | On | Observed | n | State | Why | Policy |
      | --- | --- | --- | --: | --: | --- | --- | --- |
      | \`digits/int8\` | \`top-1 max-drop 1 pt\` | \`portable\` | 0.2 pt [−0.3, 0.7] | 997 | ✅ pass | the drop is at most 0.61 pt | [\`quantgate.yml:14\`](<https://github.com/owner/name/blob/0123456789abcdef0123456789abcdef01234567/quantgate.yml#L14>) |

      </details>

      <details><summary>Every number (8)</summary>

      | Variant | Metric | Value | n | Drop | Lost / gained |
      | --- | --- | --: | --: | --: | --: |
      | \`digits/reference\` | \`top-1\` | 93.1 % | 997 | – | – |
      | \`digits/reference\` | \`size\` | 28.4 kB | – | – | – |
      | \`digits/reference\` | \`bits-per-weight\` | 32.0 | – | – | – |
      | \`digits/reference\` | \`minimum-os\` | iOS 15 | – | – | – |
      | \`digits/int8\` | \`top-1\` | 92.9 % | 997 | 0.2 pt [−0.3, 0.7] | 4 / 2 |
      | \`digits/int8\` | \`size\` | 13.2 kB | – | – | – |
      | \`digits/int8\` | \`bits-per-weight\` | 8.3 | – | – | – |
      | \`digits/int8\` | \`minimum-os\` | iOS 15 | – | – | – |

      </details>

      <details><summary>Every package (1)</summary>

      | Variant | Side | Needs | Bytes | Weights | Digest of program and weights |
      | --- | --- | --- | --: | --- | --- |
      | \`digits/int8\` | head | iOS 16 | 13200 | 4 × int8, 5 × fp16, 5 not compressed | \`sha256:abababababababababababababababababababababababababababababababab\` |

      </details>

      <sub>Policy \`quantgate.yml\` of [\`0123456\`](<https://github.com/owner/name/commit/0123456789abcdef0123456789abcdef01234567>) (\`sha256:abababababab\`) · head [\`fedcba9\`](<https://github.com/owner/name/commit/fedcba9876543210fedcba9876543210fedcba98>) · base [\`89abcde\`](<https://github.com/owner/name/commit/89abcdef0123456789abcdef0123456789abcdef>) · [everything measured](<https://github.com/owner/name/actions/runs/1/artifacts/2>)</sub>
      "
    `);
  });

  test("says in one sentence why nothing is shipped", () => {
    const none = model({ recommended: null, because: "No variant passes all its limits." });
    const text = renderComment({ verdict: verdict({ models: [none] }) });
    expect(text).toContain("\n\nNo variant passes all its limits.\n\n");
    expect(text).not.toContain("Recommended");
  });

  test.each([
    ["new", "✅ `digits`: pass (new, judged by its own policy)"],
    ["removed", "✅ `digits`: pass (removed)"],
    ["missing", "✅ `digits`: pass (missing)"],
    ["unsupported", "✅ `digits`: pass (not evaluated)"],
    ["unchanged", "➖ `digits`: not measured (unchanged)"],
  ])("marks a model that is %s", (status, heading) => {
    const text = renderComment({ verdict: verdict({ models: [model({ status })] }) });
    expect(text).toContain(heading);
  });

  test("has no table for a model without reference and variants", () => {
    const gone = model({ status: "removed", reference: null, recommended: null, variants: [] });
    expect(renderComment({ verdict: verdict({ models: [gone] }) })).not.toContain("| Variant |");
  });

  test("shows a reference that is itself a variant once", () => {
    const same = model({ reference: { name: "int8", metrics: {} } });
    const [table = ""] = renderComment({ verdict: verdict({ models: [same] }) }).split("<details>");
    expect(table.match(/^\|.*`int8`/gm)).toHaveLength(1);
  });

  test("says that Core ML was not run only where the portable engine stood in for it", () => {
    const mac = verdict({ models: [model({ targets: ["coreml-cpu"] })] });
    expect(renderComment({ verdict: mac })).not.toContain("Core ML itself was not run");
    expect(renderComment({ verdict: verdict() })).toContain("Core ML itself was not run");
  });
});

test("a run that held nothing to a limit does not claim that limits were kept", () => {
  const models = [model({ recommended: null, variants: [variant({ limits: [] })] })];
  const text = renderComment({ verdict: verdict({ models }) });
  expect(text).toContain("## ✅ Every variant may ship: judged by no limit\n");
  expect(text).toMatch(/^\| .*`int8`.* \| no limits \|$/m);
});

test("weights left uncompressed are counted only where others were compressed", () => {
  const weights = { bitsPerWeight: 16, byKind: {}, compressed: 0, skipped: 5 };
  const cast = { bytes: 13_200, weightsDigest: DIGEST, minimumOS: "iOS 16", weights };
  const text = (one: Measurement) => renderComment({ verdict: verdict(), measurements: [one] });
  expect(text(measurement())).toContain("5 not compressed");
  expect(text(measurement({ package: cast }))).not.toContain("not compressed");
});

test("the model that fails stands first, whatever the policy's order", () => {
  const models = [model({ name: "fine" }), model({ name: "broken", outcome: "fail" })];
  const text = renderComment({ verdict: verdict({ outcome: "fail", models }) });
  expect(text.indexOf("`broken`: fail")).toBeLessThan(text.indexOf("`fine`: pass"));
});

test("the sentence on the run is said where the list of limits does not say it", () => {
  const because = "digits: the source is not there";
  const broken = verdict({ outcome: "error", because, models: [model({ outcome: "error" })] });
  expect(renderComment({ verdict: broken })).toContain(` ${because}\n\n`);
  const limits = [limit({ state: "fail", outcome: "fail" })];
  const listed = model({ outcome: "fail", variants: [variant({ outcome: "fail", limits })] });
  const failing = verdict({ outcome: "fail", because, models: [listed] });
  expect(renderComment({ verdict: failing })).not.toContain(because);
});

test.each([
  ["fail", "beyond the agreed limits"],
  ["inconclusive", "not shown to keep the agreed limits"],
  ["unmeasured", "not shown to keep the agreed limits"],
] as const)("a run stopped by a limit that is %s is %s", (state, says) => {
  const limits = [limit({ state, outcome: "fail" })];
  const models = [model({ outcome: "fail", variants: [variant({ outcome: "fail", limits })] })];
  const text = renderComment({ verdict: verdict({ outcome: "fail", models }) });
  expect(text).toContain(`## ❌ Nothing ships: ${says}\n`);
});

test("a model that is alone needs no heading of its own", () => {
  const alone = renderComment({ verdict: verdict() });
  expect(alone).not.toContain("###");
  expect(alone).toContain("**Recommended for `digits`: `int8`.**");
  const two = renderComment({ verdict: verdict({ models: [model(), model({ name: "food" })] }) });
  expect(two).toContain("### ✅ `digits`: pass");
});

test("where not all variants are enforced, the table says which can stop anything", () => {
  const models = [model({ variants: [variant(), variant({ name: "pal4", enforced: false })] })];
  const text = renderComment({ verdict: verdict({ models }) });
  expect(text).toContain("✅ pass, enforced, **recommended** |");
  expect(text).toMatch(/`pal4`.* ✅ pass \|/);
});

describe("a comment that is too long", () => {
  const many = Array.from({ length: 400 }, (_, at) =>
    model({
      name: `model-${at}`,
      outcome: at === 399 ? "fail" : "pass",
      variants: [
        variant({ limits: [at === 399 ? limit({ outcome: "fail", state: "fail" }) : limit()] }),
      ],
    }),
  );

  test("keeps the failures, says what it is, and stays within GitHub's limit", () => {
    const text = renderComment({
      verdict: verdict({ outcome: "fail", models: many }),
      links: { artifact: ARTIFACT },
    });
    expect(text.length).toBeLessThanOrEqual(65_536);
    expect(text).toContain("- ❌ **`model-399/int8` `top-1 max-drop 1 pt`: fail**");
    expect(text).toContain("### ❌ `model-399`: fail");
    expect(text).toContain(`[the uploaded out folder](<${ARTIFACT}>) has everything`);
  });

  test("still closes every element it opens", () => {
    const rendered = html(renderComment({ verdict: verdict({ models: many }) }));
    for (const name of ["details", "table", "ul", "sub"]) {
      const opened = rendered.match(new RegExp(`<${name}[ >]`, "g"))?.length ?? 0;
      expect(rendered.match(new RegExp(`</${name}>`, "g"))?.length ?? 0).toBe(opened);
    }
  });
});

describe.each([1, 2])("foreign text in the comment on %i models", (models) => {
  test("shows and does nothing, wherever it stands", () => {
    const calm = html(renderComment(everywhere(numbered(), models)));
    fc.assert(
      fc.property(fc.infiniteStream(hostileText), (stream) => {
        const name = numbered();
        const text = () => name() + stream.next().value;
        const rendered = html(renderComment(everywhere(text, models)));
        expect(structure(rendered)).toEqual(structure(calm));
        expect(proseOf(rendered)).not.toMatch(/@\w|#\d|:[\w+-]+:|:\/\/|www\./i);
        expect(rendered.startsWith(MARKER)).toBe(true);
        expect(rendered.split(MARKER)).toHaveLength(2);
      }),
      { numRuns: 60 },
    );
  });
});

/** Distinct, so that no two names are taken for the same. */
function numbered(): () => string {
  let at = 0;
  return () => `x${at++}`;
}

/** Code may be written as a span or, where the text needs it, as an element: both are `<code>`. */
function structure(rendered: string): string[] {
  return tags(rendered.replace(/<\/?span>/g, ""));
}

/** A report in which every string that could be foreign is; the only model has no heading, two have. */
function everywhere(text: () => string, models = 2): Report {
  const judged: Verdict = verdict({
    because: text(),
    notes: [text()],
    policy: { path: text(), digest: text(), commit: null },
    models: Array.from({ length: models }, () => foreignModel(text)),
    waivers: [foreignWaiver(text, "waives"), foreignWaiver(text, "expired")],
    changes: [foreignChange(text, "loosens"), foreignChange(text, "changes")],
  });
  return { verdict: judged, measurements: [foreignMeasurement(text)] };
}

function foreignWaiver(text: () => string, fate: Fate): JudgedWaiver {
  return {
    ...{ model: text(), variant: text(), limit: text(), weights: DIGEST, fate, why: text() },
    ...{ reason: text(), approver: text(), until: "2027-01-31" },
    at: { commit: null, path: text(), line: 1 },
  };
}

function foreignChange(text: () => string, direction: Change["direction"]): Change {
  return {
    ...{ direction, about: text(), says: text(), before: text(), after: text() },
    at: { commit: null, path: text(), line: 1 },
  };
}

function foreignModel(text: () => string): Verdict["models"][number] {
  return model({
    name: text(),
    because: text(),
    recommended: text(),
    notes: [text()],
    targets: ["portable", text()],
    reference: { name: text(), metrics: {} },
    variants: [
      variant({
        name: text(),
        reason: text(),
        notes: [text()],
        metrics: { "top-1": { value: 0.5 }, [`x${text()}`]: { value: 1 } },
        limits: [foreignLimit(text), waivedLimit(text), { ...foreignLimit(text), weights: DIGEST }],
        outcome: "fail",
        fellOn: text(),
        explanation: [explanationOf(text)],
        attribution: {
          metric: text(),
          loss: {},
          regression: {},
          causes: [{ cause: "data", found: "unknown", why: text() }],
          text: text(),
        },
        slices: [
          {
            slice: { column: text(), value: text() },
            n: 5,
            metrics: { [text()]: { value: 0.5, n: 5 } },
          },
        ],
      }),
    ],
  });
}

function explanationOf(text: () => string): ShortExplanation {
  const answer = () => ({ answer: text(), score: 0.5 });
  const slice = { column: text(), value: text() };
  return {
    ...{ target: text(), path: text(), metric: text(), before: "reference", slice },
    ...{ n: 5, lost: 1, gained: 1, changed: 1 },
    flips: [{ kind: "lost", id: text(), label: text(), before: answer(), after: answer() }],
    moved: [{ id: text(), before: 1, after: 0 }],
    confusions: [{ label: text(), answer: text(), after: 2, before: 1 }],
    classes: [{ label: text(), n: 2, before: 2, after: 1, drop: 0.5 }],
  };
}

function waivedLimit(text: () => string): ReturnType<typeof limit> {
  const waived = { reason: text(), approver: text(), until: "2027-01-31" };
  return { ...foreignLimit(text), outcome: "warn", waived, weights: DIGEST };
}

function foreignLimit(text: () => string): ReturnType<typeof limit> {
  return limit({
    metric: text(),
    operator: text(),
    slice: { column: text(), value: text() },
    limit: text(),
    on: text(),
    why: text(),
    state: "fail",
    outcome: "fail",
    at: { commit: null, path: text(), line: 3 },
  });
}

function foreignMeasurement(text: () => string): NonNullable<Report["measurements"]>[number] {
  const { fingerprint, package: held, ...rest } = measurement();
  if (fingerprint === undefined || held === undefined) throw new Error("the sample has both");
  const weights = { ...held.weights, byKind: { [text()]: { tensors: 1, elements: 2 } } };
  return {
    ...rest,
    model: text(),
    variant: text(),
    fingerprint: { ...fingerprint, engine: text(), os: text(), chip: text() },
    package: { ...held, minimumOS: text(), weightsDigest: text(), weights },
  };
}

describe("the line by which a comment is found again", () => {
  test("is the plain one for the policy at the root", () => {
    expect(markerOf("quantgate.yml")).toBe(MARKER);
  });

  test("names any other policy, and cannot be ended by its name", () => {
    expect(markerOf("apps/food/quantgate.yml")).toBe(
      "<!-- quantgate: apps%2Ffood%2Fquantgate.yml -->",
    );
    expect(markerOf("a-->b")).not.toMatch(/-->.*-->/);
  });
});
