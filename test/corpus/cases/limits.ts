import type { Case } from "../case.ts";
import { alone, flowerSamples, flowers, labelsCsv, policy, proposed } from "./flowers.ts";

const EVERY = (how: "kept" | "tight" | "broken") => {
  const of = (kept: string, tight: string, broken: string) => ({ kept, tight, broken })[how];
  return [
    `top-1: { min: ${of("80 %", "88 %", "97 %")}, max: ${of("99 %", "91 %", "70 %")}, max-drop: ${of("4 pt", "1 pt", "0.1 pt")}, max-regression: ${of("4 pt", "1 pt", "0.1 pt")} }`,
    `top-2: { min: ${of("80 %", "96 %", "99.9 %")}, max-drop: ${of("4 pt", "1 pt", "0.1 pt")} }`,
    `agreement: { min: ${of("90 %", "97 %", "99.9 %")}, max-regression: ${of("5 pt", "1 pt", "0 pt")} }`,
    `true-class-probability: { min: ${of("50 %", "70 %", "95 %")}, max-drop: ${of("5 pt", "0.5 pt", "0.1 pt")}, max-regression: ${of("5 pt", "0.5 pt", "0.1 pt")} }`,
    `log-loss: { min: ${of("0.1", "0.34", "0.9")}, max: ${of("0.9", "0.36", "0.1")}, max-increase: ${of("0.2", "0.02", "0.001")}, max-ratio: ${of("1.5", "1.03", "1.001")}, max-regression: ${of("0.2", "0.02", "0.001")}${of(", worst: 3, max-share: 10 %", "", "")} }`,
    `size: { min: ${of("0.1 MB", "820 KB", "1 MiB")}, max: ${of("1 MB", "820000 B", "0.5 MB")}, max-increase: ${of("1 MB", "0 B", "0 B")}, max-ratio: ${of("0.5", "0.25625", "0.2")}, max-regression: ${of("1 MB", "0 B", "0 B")} }`,
    `bits-per-weight: { min: ${of("4", "8.2", "10")}, max: ${of("9", "8.2", "8")}, max-ratio: ${of("0.5", "0.26", "0.2")}, max-regression: ${of("1", "0", "0")} }`,
    `minimum-os: { min: ${of("iOS 15", "iOS 16", "iOS 17")}, max: ${of("iOS 17", "iOS 16", "iOS 15")} }`,
  ].join(", ");
};

const ONE = { variants: { int8: "top-1: { max-drop: 2 pt }, size: { max-ratio: 0.5 }" } };
/** Enough to be in doubt under 2 points, on either side. */
const [LEANS_PASS, LEANS_FAIL] = [
  { lost: 8, gained: 3 },
  { lost: 14, gained: 3 },
] as const;

/** Sixty pictures, five times each. */
const PICTURES = Object.fromEntries(
  flowerSamples(300).map(({ id }, row) => [`Eval/${id}`, `picture ${Math.floor(row / 5)}`]),
);

/** Twenty videos, of fifteen frames each. */
const FRAMES = labelsCsv(flowerSamples(300))
  .split("\n")
  .map((line, at) => {
    if (at === 0) return `${line},group`;
    return line === "" ? "" : `${line},video-${Math.floor((at - 1) / 15)}`;
  })
  .join("\n");

export const LIMITS: readonly Case[] = [
  proposed(
    "limits/every-operator-kept",
    { variants: { int8: EVERY("kept") } },
    {
      seen: { int8: { lost: 2, gained: 1 } },
    },
  ),
  proposed(
    "limits/every-operator-at-its-edge",
    { variants: { int8: EVERY("tight") } },
    {
      seen: { int8: { lost: 6, gained: 2 }, "base/int8": { lost: 2, gained: 1 } },
    },
  ),
  proposed(
    "limits/every-operator-broken",
    { gate: "early: false", variants: { int8: EVERY("broken") } },
    {
      seen: { int8: { lost: 60, gained: 2, bytes: 900_000, bits: 9 }, "base/int8": { lost: 2 } },
    },
  ),
  proposed(
    "limits/stopped-where-it-is-certain",
    { variants: { int8: EVERY("broken") } },
    {
      seen: { int8: { lost: 60, gained: 2, bytes: 900_000, bits: 9 }, "base/int8": { lost: 2 } },
    },
  ),
  alone(
    "limits/stopped-by-bets",
    { ...ONE, gate: "early: true" },
    { seen: { int8: { lost: 80, gained: 2 } } },
  ),
  proposed(
    "limits/every-operator-unmeasured",
    { variants: { int8: EVERY("kept") } },
    {
      seen: { "head/int8": { failed: "the worker died (SIGKILL)" } },
    },
  ),
  alone("limits/against-a-base-that-nobody-gave", { variants: { int8: EVERY("kept") } }, {}),
  proposed(
    "limits/the-base-could-not-be-measured",
    { variants: { int8: EVERY("kept") } },
    {
      seen: { "base/reference": { failed: "ran out of memory" }, "base/int8": { absent: true } },
    },
  ),
  proposed(
    "limits/of-two-environments",
    { variants: { int8: EVERY("kept") } },
    {
      seen: { "base/reference": { chip: "arm64" }, "base/int8": { chip: "arm64" } },
    },
  ),
  alone("limits/in-doubt-and-leaning-to-pass", ONE, { seen: { int8: LEANS_PASS } }),
  alone("limits/in-doubt-and-leaning-to-fail", ONE, { seen: { int8: LEANS_FAIL } }),
  alone(
    "limits/in-doubt-and-doubt-fails",
    { ...ONE, gate: "on-inconclusive: fail" },
    {
      seen: { int8: LEANS_PASS },
    },
  ),
  alone(
    "limits/with-more-confidence",
    { ...ONE, gate: "confidence: 99.9 %" },
    {
      seen: { int8: { lost: 3 } },
    },
  ),
  alone(
    "limits/unmeasured-only-warns",
    { ...ONE, gate: "on-unmeasured: warn" },
    {
      seen: { int8: { failed: "the worker died (SIGSEGV): onnxruntime" } },
    },
  ),
  proposed(
    "limits/by-the-rules-of-the-branch-the-model-and-the-variant",
    {
      gate: "on-inconclusive: warn",
      top: ['branches: { "ma*": { gate: { on-inconclusive: fail, on-unmeasured: warn } } }'],
      model: ["gate: { confidence: 90 % }"],
      variants: {
        int8: "top-1: { max-drop: 2 pt }",
        int4: "{ gate: { confidence: 99 % }, limits: { top-1: { max-drop: 2 pt } } }",
        pal4: "{ gate: { on-unmeasured: fail }, limits: { top-1: { max-drop: 2 pt } } }",
      },
    },
    { seen: { int8: LEANS_PASS, int4: LEANS_PASS, pal4: { failed: "no such op" } } },
  ),
  alone(
    "limits/only-what-ships-is-enforced",
    { ship: "int8", variants: { ...ONE.variants, int4: "top-1: { max-drop: 0.5 pt }" } },
    { seen: { int4: { lost: 40 } } },
  ),
  alone("limits/nothing-is-certified", { variants: { int8: "", int4: "size: { max: 1 MB }" } }, {}),
  alone("limits/no-limit-at-all", { ship: "int8", variants: { int8: "", int4: "" } }, {}),
  alone(
    "limits/too-few-examples",
    { variants: { int8: "top-1: { min: 80 %, max-drop: 1 pt }, log-loss: { max-increase: 0.1 }" } },
    { n: 24, seen: { int8: { lost: 1 } } },
  ),
  alone(
    "limits/one-example",
    { variants: { int8: "top-1: { min: 80 %, max-drop: 1 pt }, log-loss: { max: 0.5 }" } },
    { n: 7, seen: { reference: { wrong: 0 } } },
  ),
  alone(
    "limits/that-cannot-fail-or-have-no-classes",
    { variants: { int8: "top-7: { min: 90 % }, top-9: { min: 90 % }, top-1: { max-drop: 3 pt }" } },
    {},
  ),
  alone("limits/the-weights-did-not-shrink", ONE, {
    seen: { int8: { compressed: 0, bits: 32, bytes: 3_200_000 } },
  }),
  alone(
    "limits/the-same-weights-as-the-reference",
    { variants: { fp16: "top-1: { max-drop: 1 pt }" } },
    {
      seen: { reference: { weights: "same" }, fp16: { weights: "same", bits: 32 } },
    },
  ),
  alone("limits/the-reference-guesses", ONE, {
    seen: { reference: { wrong: 350 }, int8: { wrong: 350 } },
  }),
  alone("limits/everything-is-one-class", ONE, { seen: { int8: { collapsed: true } } }),
  alone("limits/the-reference-is-one-class", ONE, { seen: { reference: { collapsed: true } } }),
  alone("limits/examples-that-could-not-be-evaluated", ONE, { seen: { int8: { failing: 5 } } }),
  alone("limits/the-reference-could-not-be-evaluated", ONE, {
    seen: { reference: { failing: 400 } },
  }),
  alone("limits/nothing-was-measured", ONE, {
    seen: { reference: { absent: true }, int8: { absent: true } },
  }),
  alone(
    "limits/from-another-reference",
    {
      model: ["reference: fp16"],
      variants: { fp16: "", int8: "top-1: { max-drop: 2 pt }", int4: "top-1: { max-drop: 2 pt }" },
    },
    { seen: { fp16: { lost: 1 }, int8: { lost: 3 }, int4: { lost: 30 } } },
  ),
  alone(
    "limits/from-fp32-that-nobody-names",
    { model: ["reference: fp32"], variants: { int8: "top-1: { max-drop: 2 pt }" } },
    { seen: { reference: { bits: 16 }, int8: { lost: 2 } } },
  ),
  {
    ...{ name: "limits/of-several-models", event: "folder" },
    main: flowers(
      policy({
        ...ONE,
        others: [
          "  weeds: { source: Weeds.mlpackage, task: image-classification, data: { arrays: flowers.npz, labels: labels.csv }, variants: { int8: { limits: { top-1: { max-drop: 2 pt } } }, pal2: { limits: { size: { max: 1 B } } } } }",
          "  trees: { source: Trees.mlpackage, task: image-classification, data: { arrays: flowers.npz, labels: labels.csv }, variants: { int8: { limits: { top-1: { max-drop: 2 pt } } } } }",
        ],
      }),
      400,
      { "Weeds.mlpackage/weights.bin": "weeds", "Trees.mlpackage/weights.bin": "trees" },
    ),
    seen: { "weeds/int8": { lost: 80 }, "trees/int8": { failed: "op foo is not supported" } },
  },
  {
    ...{ name: "limits/copies-of-pictures", event: "folder" },
    main: flowers(policy({ ...ONE, data: "{ images: Eval, labels: Eval/labels.csv }" }), 300, {
      ...PICTURES,
      "Eval/labels.csv": labelsCsv(flowerSamples(300)),
    }),
    seen: { int8: { lost: 5 } },
  },
  {
    ...{ name: "limits/frames-of-videos", event: "folder" },
    main: flowers(policy(ONE), 300, { "labels.csv": FRAMES }),
    seen: { int8: { lost: 5 } },
  },
  alone(
    "limits/of-classes",
    {
      variants: {
        int8: "{ limits: { balanced-accuracy: { min: 80 %, max-drop: 5 pt }, worst-class: { min: 60 %, max: 99 %, max-drop: 20 pt } }, slices: { label=iris: { top-1: { min: 50 % } } } }",
        int4: "{ limits: { balanced-accuracy: { max-drop: 5 pt }, worst-class: { min: 90 %, max-drop: 2 pt } } }",
      },
    },
    { seen: { int8: { lost: 3 }, int4: { lost: 120 } } },
  ),
  proposed(
    "limits/of-a-branch-that-judges-on-other-data",
    {
      ...ONE,
      top: [
        'branches: { "ma*": { models: { flowers: { data: { arrays: held.npz, labels: held.csv } } } } }',
      ],
    },
    {
      main: flowers(
        policy({
          ...ONE,
          top: [
            'branches: { "ma*": { models: { flowers: { data: { arrays: held.npz, labels: held.csv } } } } }',
          ],
        }),
        400,
        { "held.npz": "arrays", "held.csv": labelsCsv(flowerSamples(250)) },
      ),
    },
  ),
];
