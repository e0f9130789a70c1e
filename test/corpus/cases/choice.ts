import type { Measurement } from "../../../src/contract/measurement.ts";
import type { Case } from "../case.ts";
import { alone, rounds, type Written } from "./flowers.ts";

const EACH = "top-1: { max-drop: 2 pt }, size: { max-ratio: 0.6 }";
const LADDER: Written = {
  ship: "int8",
  variants: { fp16: EACH, int8: EACH, pal4: EACH, int4: EACH, pal2: EACH },
};
const STEPS = {
  fp16: { lost: 1, gained: 1 },
  int8: { lost: 2, gained: 1 },
  pal4: { lost: 3, gained: 1 },
  int4: { lost: 6, gained: 1 },
  pal2: { lost: 80, gained: 2 },
};

/** As of food80, whose numbers stand alone: the same scores, with answers behind them. */
const EIGHTY_EIGHT = "top-1: { min: 88 %, max-drop: 1.5 pt }";
const PUBLISHED: Written = {
  ship: "int8",
  variants: { fp16: "top-1: { max-drop: 0.5 pt }", int8: EIGHTY_EIGHT, int4: EIGHTY_EIGHT },
};

type Range = NonNullable<Measurement["range"]>;
const op = (name: string, largest: number) =>
  ({ op: "linear", name, largest, infinite: largest === 0, examples: 9 }) as const;
const RANGE: Range = {
  ...{ precision: "fp32", examples: 400 },
  overflows: { count: 2, ops: [op("scores", 70_012.5), op("hidden", 0)] },
  products: { count: 1, ops: [op("scores", 40_000)] },
  nan: { count: 1, ops: [{ op: "log", name: "log_0", examples: 2 }] },
  unseen: { count: 1, ops: [{ op: "lstm", name: "lstm_0" }] },
};
const latency = (pace: number) =>
  ({ more: { latency: { unit: "ms", rounds: rounds(5, pace) } } }) as const;

export const CHOICE: readonly Case[] = [
  alone("choice/a-ladder-with-a-cliff", LADDER, { n: 997, seen: STEPS }),
  alone("choice/a-ladder-without-one", LADDER, { n: 997, seen: { ...STEPS, pal2: { lost: 7 } } }),
  alone("choice/a-cliff-with-a-step-that-is-missing", LADDER, {
    n: 997,
    seen: { ...STEPS, int4: { failed: "the worker died (SIGKILL)" } },
  }),
  alone("choice/the-published-ladder-on-a-thousand-images", PUBLISHED, {
    n: 1000,
    seen: {
      reference: { wrong: 88 },
      fp16: { wrong: 88, lost: 2, gained: 1 },
      int8: { wrong: 88, lost: 16, gained: 8 },
      int4: { wrong: 88, lost: 100, gained: 5 },
    },
  }),
  alone("choice/what-ships-gives-way-to-a-smaller-one", LADDER, {
    n: 997,
    seen: { ...STEPS, int4: { lost: 12, gained: 4 } },
  }),
  alone(
    "choice/every-variant-is-enforced",
    { variants: { ...LADDER.variants, fp16: "top-1: { max-drop: 0.2 pt }" } },
    { n: 997, seen: { ...STEPS, int8: { lost: 90, gained: 3 } } },
  ),
  alone("choice/nothing-will-do", LADDER, {
    seen: Object.fromEntries(Object.keys(STEPS).map((name) => [name, { lost: 60 }])),
  }),
  alone("choice/none-is-sure", LADDER, {
    n: 120,
    seen: Object.fromEntries(Object.keys(STEPS).map((name) => [name, { lost: 2, gained: 1 }])),
  }),
  alone(
    "choice/by-accuracy",
    { ...LADDER, model: ["objective: accuracy"] },
    { n: 997, seen: STEPS },
  ),
  alone(
    "choice/by-latency-that-nobody-measured",
    { ...LADDER, model: ["objective: latency"] },
    { n: 997, seen: STEPS },
  ),
  alone("choice/the-cast-breaks-the-model", LADDER, {
    n: 997,
    seen: {
      ...Object.fromEntries(Object.keys(STEPS).map((name) => [name, { lost: 90, gained: 3 }])),
      reference: { more: { range: RANGE } },
    },
  }),
  alone("choice/values-past-the-range", LADDER, {
    n: 997,
    seen: { ...STEPS, reference: { more: { range: RANGE } } },
  }),
  alone("choice/outputs-that-are-not-finite", LADDER, {
    seen: {
      ...STEPS,
      int4: {
        failing: 400,
        more: {
          notFinite: {
            examples: 400,
            culprits: [
              {
                ...{ op: "mul", name: "square_cast_fp16", source: "square", gives: "infinite" },
                ...{ constant: false, examples: 400 },
              },
            ],
          },
        },
      },
    },
  }),
  alone(
    "choice/the-neural-engine-and-a-small-model",
    {
      variants: {
        int8: "top-1: { max-drop: 2 pt }",
        "by-hand":
          "{ convert: { quantize: { mode: linear_symmetric, dtype: int8 } }, limits: { top-1: { max-drop: 2 pt } } }",
      },
    },
    {
      seen: {
        reference: { bytes: 9_000_000 },
        int8: { notes: ["kept 3 ops in fp32"] },
        "by-hand": { bytes: 7_000_000 },
      },
    },
  ),
  alone("choice/smaller-but-slower", LADDER, {
    n: 997,
    seen: {
      ...{ reference: latency(9), fp16: latency(8), int8: { lost: 2, ...latency(12) } },
      ...{ pal4: latency(14), int4: latency(14), pal2: { lost: 80, ...latency(14) } },
    },
  }),
];
