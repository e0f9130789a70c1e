import { expect, test } from "vitest";
import { build } from "../../src/judge/build.ts";
import { draws } from "../../src/judge/draws.ts";
import { judgeTree } from "../../src/judge/judge.ts";
import { formatVerdict } from "../../src/judge/verdict.ts";
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

const tree = () => build({ ...planned(SCENE), evidence: evidenceOf(SCENE) });

function written(one: ReturnType<typeof tree>): string {
  const nowhere = { explanation: () => "", toLabel: () => "" };
  return formatVerdict(judgeTree(one, nowhere).verdict);
}

test("what is drawn ahead is what judging would draw: the verdict is the same, byte for byte", () => {
  const ahead = tree();
  const steps = [...draws(ahead)];
  expect(written(ahead)).toBe(written(tree()));
  expect(steps.at(-1)?.done).toBe(steps.at(-1)?.total);
});

test("only the two limits on a mean draw, 2,000 times each and once without each sample", () => {
  const steps = [...draws(tree())];
  expect(steps).toHaveLength(2 * (2000 + N));
  expect(new Set(steps.map(({ what }) => what))).toEqual(
    new Set(["food/a true-class-probability"]),
  );
});

test("drawn once, nothing is left to draw", () => {
  const ahead = tree();
  for (const _ of draws(ahead));
  expect([...draws(ahead)]).toEqual([]);
});

test("how the model itself compares with the base is drawn beforehand too, though no limit asks for it", () => {
  const policy = SCENE.policy
    .replace(/true-class-probability: \{.*?\}/, "true-class-probability: { max-drop: 10 pt }")
    .replace(", top-1: { max-drop: 9 pt }", "");
  const compared = { ...SCENE, policy, base: SCENE.head };
  const steps = [...draws(build({ ...planned(compared), evidence: evidenceOf(compared) }))];
  expect(new Set(steps.map(({ what }) => what))).toEqual(
    new Set(["food/reference true-class-probability", "food/a true-class-probability"]),
  );
});
