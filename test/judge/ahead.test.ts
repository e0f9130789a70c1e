import { expect, test } from "vitest";
import { drawAhead } from "../../src/judge/ahead.ts";
import { formatVerdict } from "../../src/judge/format.ts";
import { judge } from "../../src/judge/judge.ts";
import { answers, evidenceOf, planned, recordsOf, type Scene } from "./scene.ts";

const N = 60;

/** Probabilities of the true class that differ a little from sample to sample. */
function lines(shift: number) {
  return recordsOf(answers(N, N)).map((line, row) => ({
    ...line,
    loss: 0.3 + shift * (1 + (row % 7)),
  }));
}

const SCENE: Scene = {
  policy: `version: 1
models:
  food:
    source: Model.mlpackage
    task: image-classification
    data: { images: Eval }
    variants:
      a: { source: a.mlpackage, limits: { true-class-probability: { min: 50 %, max-drop: 10 pt }, top-1: { max-drop: 9 pt } } }
`,
  samples: N,
  head: {
    reference: { answers: answers(N, N), lines: lines(0) },
    a: { answers: answers(N, N), lines: lines(0.01) },
  },
};

const input = () => ({ ...planned(SCENE), evidence: evidenceOfOnce() });

/** The same columns again and again, as an out folder's evidence gives them. */
function evidenceOfOnce() {
  const evidence = evidenceOf(SCENE);
  const known = new Map<string, ReturnType<typeof evidence.columns>>();
  return {
    ...evidence,
    columns(key: Parameters<typeof evidence.columns>[0]) {
      const columns = known.get(key.variant) ?? evidence.columns(key);
      known.set(key.variant, columns);
      return columns;
    },
  };
}

test("what is drawn ahead is what judging would draw: the verdict is the same, byte for byte", () => {
  const ahead = input();
  const steps = [...drawAhead(ahead)];
  expect(formatVerdict(judge(ahead))).toBe(formatVerdict(judge(input())));
  expect(steps.at(-1)?.done).toBe(steps.at(-1)?.total);
});

test("only the two limits on a mean draw, 2,000 times each and once without each sample", () => {
  const steps = [...drawAhead(input())];
  expect(steps).toHaveLength(2 * (2000 + N));
  expect(new Set(steps.map(({ what }) => what))).toEqual(
    new Set(["food/a true-class-probability"]),
  );
});

test("drawn once, nothing is left to draw", () => {
  const ahead = input();
  for (const _ of drawAhead(ahead));
  expect([...drawAhead(ahead)]).toEqual([]);
});
