import type { Case, Files, Seen } from "../case.ts";
import { write } from "../measuring.ts";
import { linesOf } from "../text.ts";
import { editPlan, editText, OUT } from "./edits.ts";
import { alone, flowerSamples, labelsCsv, proposed, SLICED, type Written } from "./flowers.ts";

const ONE: Written = { variants: { int8: "top-1: { max-drop: 2 pt }, size: { max-ratio: 0.5 }" } };

const sliced = (limits: string): Written => ({
  data: SLICED,
  variants: {
    int8: `{ limits: { top-1: { max-drop: 5 pt } }, slices: { ${limits} } }`,
    int4: "top-1: { max-drop: 5 pt }",
  },
});
const DARK = "light=dark: { top-1: { max-drop: 8 pt, min: 70 % } }";
const PLACES = ["garden", "field", "shop"]
  .map((place) => `place=${place}: { top-1: { max-drop: 4 pt } }`)
  .join(", ");

/** The last ones have no label, but for a few. */
const UNLABELLED = 150;
const more = (labelled: number): Files => ({
  "more.npz": "more arrays",
  "more.csv": labelsCsv(
    flowerSamples(UNLABELLED).map(({ label, slices: _, ...one }, row) => ({
      ...{ ...one, id: `more-${row}` },
      ...(row < labelled && label !== undefined && { label }),
    })),
  )
    .replaceAll(/,,$/gm, "")
    .replace(",light,place", ""),
});
const WITH_MORE: Written = {
  ...ONE,
  data: "{ arrays: flowers.npz, labels: labels.csv, unlabelled: { arrays: more.npz, labels: more.csv } }",
};

const RECORDS = "records/flowers/head/int8/portable.jsonl";
const MEASUREMENT = "measurements/flowers/head/int8/portable.json";

/** What a stranger may have put where a person reads. */
const HOSTILE = "<img src=x> | **bold** \u001b[31m ::error::x @everyone `code` \u202e";

function pushes(): string {
  return linesOf(
    ["2026-08-01", "2026-09-01", "2026-10-01", "2026-10-20"].map((day, at) => ({
      ...{ schema: 1, commit: `${at}`.repeat(40), committed: `${day}T08:00:00Z`, branch: "main" },
      outcome: at === 2 ? "warn" : "pass",
      environments: [
        {
          ...{ engine: "portable 1", coremltools: "9.0", os: "Linux x86_64" },
          ...{ chip: at === 1 ? "arm64" : "x86_64", computeUnits: "cpu", evaluator: "corpus 1" },
        },
      ],
      models: [
        {
          ...{ name: "flowers", outcome: "pass" },
          variants: ["reference", "int8"].map((name) => ({
            ...{ name, outcome: name === "int8" ? "pass" : null, environment: 0 },
            metrics: {
              "top-1": { value: 0.9 - at / 100, n: 400 },
              size: { value: name === "int8" ? 800_000 + at * 10_000 : 3_200_000 },
            },
          })),
        },
      ],
    })),
  );
}

const odd = (name: string, meanwhile: (root: string) => void): Case =>
  alone(`evidence/${name}`, ONE, { meanwhile });
const lost = (given: Seen) => ({ seen: { int8: given, int4: { lost: 6, gained: 1 } } });

export const EVIDENCE: readonly Case[] = [
  alone("slices/the-loss-is-on-one", sliced(DARK), lost({ lost: 18, lostIn: "light=dark" })),
  alone("slices/the-loss-is-everywhere", sliced(DARK), lost({ lost: 18 })),
  alone("slices/several-and-one-broken", sliced(PLACES), lost({ lost: 30, lostIn: "place=shop" })),
  alone(
    "slices/broken-by-chance-alone",
    sliced(`${PLACES}, ${DARK}`),
    lost({ lost: 9, lostIn: "place=shop" }),
  ),
  proposed(
    "slices/since-the-base",
    sliced("light=dark: { top-1: { max-regression: 8 pt } }"),
    lost({ lost: 18, lostIn: "light=dark" }),
  ),
  alone("slices/of-no-example", sliced("light=green: { top-1: { min: 50 % } }"), {}),
  ...[0, 60].map((labelled) =>
    alone(`evidence/unlabelled-examples-of-which-${labelled}-have-a-label`, WITH_MORE, {
      fetched: more(labelled),
      seen: { int8: { lost: 9, gained: 2 } },
    }),
  ),
  ...[0, 150].map((labelled) =>
    alone(
      `evidence/unlabelled-examples-of-which-${labelled}-have-a-label-for-the-first-three-and-for-agreement`,
      {
        ...WITH_MORE,
        variants: { int8: "top-3: { max-drop: 2 pt }, agreement: { max-drop: 5 pt, min: 97 % }" },
      },
      { fetched: more(labelled), seen: { int8: { lost: 9, gained: 2 } } },
    ),
  ),
  proposed(
    "evidence/unlabelled-examples-since-the-base",
    {
      ...WITH_MORE,
      variants: {
        int8: "top-3: { max-regression: 2 pt }, agreement: { max-regression: 3 pt }",
      },
    },
    { fetched: more(0), seen: { "head/int8": { lost: 9, gained: 2 }, "base/int8": { lost: 3 } } },
  ),
  alone("evidence/explained-at-length", ONE, {
    ...{ n: 90, explains: true },
    seen: { int8: { lost: 20, gained: 3 } },
  }),
  alone("evidence/hostile-words-wherever-a-stranger-has-a-say", ONE, {
    seen: {
      int8: { lost: 30, notes: [HOSTILE], minimumOS: HOSTILE },
      reference: {
        more: {
          range: {
            precision: "fp16",
            examples: 4,
            overflows: {
              count: 1,
              ops: [{ op: "mul", name: HOSTILE, largest: 70_000, infinite: false, examples: 4 }],
            },
            products: { count: 0, ops: [] },
            nan: { count: 0, ops: [] },
            unseen: { count: 0, ops: [] },
          },
        },
      },
    },
  }),
  alone("evidence/failed-with-hostile-words", ONE, { seen: { int8: { failed: HOSTILE } } }),
  proposed("evidence/with-a-history", ONE, {
    meanwhile: (root) => write(`${root}/${OUT}`, "history.jsonl", pushes()),
  }),
  proposed("evidence/with-a-history-that-cannot-be-read", ONE, {
    meanwhile: (root) =>
      write(`${root}/${OUT}`, "history.jsonl", `{"schema":2}\n${pushes()}nonsense\n`),
  }),
  odd("records-that-are-not-those", (root) =>
    editText(root, RECORDS, (text) => text.replace("0.7", "0.6")),
  ),
  odd("fewer-records-than-it-says", (root) => {
    editText(root, MEASUREMENT, (text) => text.replace('"count": 400', '"count": 399'));
  }),
  odd("records-of-somewhere-else", (root) =>
    editText(root, MEASUREMENT, (text) => text.replace(`"${RECORDS}"`, '"../records.jsonl"')),
  ),
  odd("a-measurement-of-another-variant", (root) =>
    editText(root, MEASUREMENT, (text) => text.replace('"variant": "int8"', '"variant": "int4"')),
  ),
  odd("a-measurement-that-is-no-json", (root) => editText(root, MEASUREMENT, () => "{")),
  odd("a-measurement-without-a-package", (root) =>
    editText(root, MEASUREMENT, (text) => text.replace('"package"', '"other"')),
  ),
  odd("a-measurement-that-does-not-say-where-it-ran", (root) =>
    editText(root, MEASUREMENT, (text) => text.replace('"fingerprint"', '"other"')),
  ),
  odd("samples-that-are-not-those", (root) =>
    editText(root, "samples/flowers.jsonl", (text) => text.replace("aster", "daisy")),
  ),
  odd("a-plan-that-is-no-plan", (root) => editText(root, "plan.json", () => '{"schema":2}')),
  odd("a-plan-of-another-version", (root) =>
    editText(root, "plan.json", (text) => text.replace('"schema": 2', '"schema": 1')),
  ),
  odd("a-plan-whose-policy-was-altered", (root) =>
    editPlan(root, (plan) => ({
      ...plan,
      policies: {
        ...plan.policies,
        target: {
          ...plan.policies.target,
          text: plan.policies.target.text.replace("2 pt", "9 pt"),
        },
      },
    })),
  ),
  odd("a-plan-of-a-model-that-no-policy-has", (root) =>
    editPlan(root, (plan) => ({
      ...plan,
      models: plan.models.map((model) => ({ ...model, name: "weeds" })),
    })),
  ),
];
