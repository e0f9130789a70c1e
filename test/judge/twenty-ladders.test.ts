import { describe, expect, test } from "vitest";
import { cliffOf } from "../../src/judge/cliff.ts";
import type { Curve, CurvePoint } from "../../src/judge/curve.ts";
import { outdoneIn } from "../../src/judge/outdone.ts";
import { cliffSentences, outdoneSentences } from "../../src/report/cliff.ts";
import { TOP1 } from "./ladders.ts";

const NAMES = ["fp32", "fp16", "int8", "int4", "pal2"];

/** Sizes halve from 48 MB; each variant gets the first so many of `n` examples right, and stirs as many as told. */
function curve(scores: readonly number[], n: number, stirred = 0): Curve {
  const points = scores.map((score, at): CurvePoint => {
    const count = Math.round((score * n) / 100);
    const right = new Uint8Array(n);
    const stir = at === 0 ? 0 : Math.round(stirred * n);
    right.fill(1, 0, count - stir);
    right.fill(1, n - stir);
    return {
      name: NAMES[at] ?? "",
      bytes: 48e6 / 2 ** at,
      score: count / n,
      ...(n > 0 && { scores: { kind: "rate", right } }),
    };
  });
  const [top, ...rest] = points;
  if (top === undefined) throw new Error("a ladder has a top");
  return { metric: TOP1, points: [top, ...rest], missing: [] };
}

function told(of: Curve): string[] {
  const cliff = cliffOf(of, 0.05);
  return [
    ...(cliff === undefined ? [] : [cliffSentences(cliff)]),
    ...outdoneSentences({ outdone: outdoneIn(of.points, of.metric, 0.05) }),
  ];
}

describe("what is said of twenty ladders:", () => {
  test.each<[string, readonly number[], number, readonly string[]]>(ladders())(
    "%s, %j on %i examples",
    (_, scores, n, sentences) => {
      expect(told(curve(scores, n, 0.002))).toEqual(sentences);
    },
  );
});

/** Shapes, true scores in percent, the number of examples, and what is said. */
function ladders(): [string, number[], number, string[]][] {
  return [
    [
      "the published one",
      [91.2, 91.1, 90.4, 81.7],
      1000,
      [
        "int4 breaks the model: 9 of 100 more answers are wrong than with int8, to save 6 MB. At least 7.2 points of it are certain. To halve the size costs 12.4 times as much there as in the step before.",
      ],
    ],
    [
      "the published one, few",
      [91.2, 91.1, 90.4, 81.7],
      300,
      [
        "int4 breaks the model: 9 of 100 more answers are wrong than with int8, to save 6 MB. At least 6.1 points of it are certain.",
      ],
    ],
    [
      "the published one, many",
      [91.2, 91.1, 90.4, 81.7],
      5000,
      [
        "int4 breaks the model: 9 of 100 more answers are wrong than with int8, to save 6 MB. At least 8 points of it are certain. To halve the size costs 12.4 times as much there as in the step before.",
      ],
    ],
    [
      "fp16 falls from 91 to 50",
      [91, 50, 50, 50],
      1000,
      [
        "fp16 breaks the model: 41 of 100 more answers are wrong than with fp32, to save 24 MB. At least 38.4 points of it are certain.",
      ],
    ],
    [
      "fp16 falls from 91 to 50, fifty",
      [91, 50, 50, 50],
      50,
      [
        "fp16 breaks the model: 42 of 100 more answers are wrong than with fp32, to save 24 MB. At least 30.1 points of it are certain.",
      ],
    ],
    [
      "it falls everywhere",
      [91, 80, 60, 5],
      1000,
      [
        "fp16 breaks the model: 11 of 100 more answers are wrong than with fp32, to save 24 MB. At least 9.4 points of it are certain. The largest step is at int4: 55 of 100 more answers are wrong than with int8, to save 6 MB.",
      ],
    ],
    [
      "int8 is bad alone",
      [91, 91, 60, 90],
      1000,
      ["int8 is worse than the smaller int4, by 30 points: look at its conversion."],
    ],
    [
      "int8 is bad alone, and a cliff below",
      [91, 91, 60, 90, 40],
      1000,
      [
        "pal2 breaks the model: 50 of 100 more answers are wrong than with int4, to save 3 MB. At least 47.4 points of it are certain. To halve the size costs 100 times as much there as in the step before.",
        "int8 is worse than the smaller int4, by 30 points: look at its conversion.",
      ],
    ],
    [
      "a small step and a large one",
      [91, 91, 85, 29],
      1000,
      [
        "The cliff is at int8: 6 of 100 more answers are wrong than with fp16, to save 12 MB. At least 4.8 points of it are certain. The largest step is at int4: 56 of 100 more answers are wrong than with int8, to save 6 MB.",
      ],
    ],
    [
      "a small step and a large one, many",
      [91, 91, 85.5, 29.5],
      5000,
      [
        "The cliff is at int8: 6 of 100 more answers are wrong than with fp16, to save 12 MB. At least 4.9 points of it are certain. The largest step is at int4: 56 of 100 more answers are wrong than with int8, to save 6 MB.",
      ],
    ],
    ["nothing is lost", [91, 91, 91, 91, 91], 1000, []],
    ["it falls evenly", [91, 88, 85, 82], 1000, []],
    ["it falls evenly, many", [91, 88, 85, 82], 5000, []],
    ["it grows threefold", [91, 90.6, 89.4, 85.8], 1000, []],
    [
      "it rises",
      [80, 81, 82, 83],
      1000,
      [
        "fp16 is worse than the smaller int4, by 2 points: look at its conversion.",
        "int8 is worse than the smaller int4, by 1 point: look at its conversion.",
      ],
    ],
    [
      "it rises a lot, many",
      [80, 81, 84, 88],
      5000,
      [
        "fp16 is worse than the smaller int4, by 7 points: look at its conversion.",
        "int8 is worse than the smaller int4, by 4 points: look at its conversion.",
      ],
    ],
    [
      "a step before that costs nothing",
      [91, 91, 91, 84],
      1000,
      [
        "int4 breaks the model: 7 of 100 more answers are wrong than with int8, to save 6 MB. At least 5.7 points of it are certain.",
      ],
    ],
    [
      "a collapse to chance",
      [91, 91, 91, 1],
      400,
      [
        "int4 breaks the model: 90 of 100 more answers are wrong than with int8, to save 6 MB. At least 87.2 points of it are certain.",
      ],
    ],
    ["a loss that fifty cannot show", [92, 92, 92, 84], 50, []],
    [
      "two variants alone",
      [91, 40],
      200,
      [
        "fp16 breaks the model: 51 of 100 more answers are wrong than with fp32, to save 24 MB. At least 44.9 points of it are certain.",
      ],
    ],
  ];
}
