import { describe, expect, test } from "vitest";
import { build } from "../../src/judge/build.ts";
import { type Draw, drawAhead } from "../../src/judge/draws.ts";
import { judgeTree } from "../../src/judge/judge.ts";
import type { CaseTree } from "../../src/judge/tree.ts";
import { formatVerdict } from "../../src/judge/verdict.ts";
import { Drawer, type Drawing, stepsOf, wantedIn } from "../../src/statistics/redrawn/drawing.ts";
import { ANSWERS } from "./question/answers.ts";
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

const treeOf = (scene: Scene) => build({ ...planned(scene), evidence: evidenceOf(scene) });

function written(one: CaseTree): string {
  const nowhere = { explanation: () => "", toLabel: () => "" };
  return formatVerdict(judgeTree(one, nowhere).verdict);
}

/** Draws on this thread, and keeps what was asked of it. */
async function drawn(tree: CaseTree, draw: Draw = here) {
  const drawings = new Map<Drawing, number>();
  let told = { done: 0, total: 0 };
  await drawAhead(
    tree,
    (drawing, from, to) => {
      drawings.set(drawing, (drawings.get(drawing) ?? 0) + to - from);
      return draw(drawing, from, to);
    },
    (done, total) => {
      told = { done, total };
    },
  );
  return { drawings, told };
}

const here: Draw = async (drawing, from, to) => new Drawer(drawing).draw(from, to);

describe("what is drawn ahead", () => {
  test("is what judging would draw: the verdict is the same, byte for byte", async () => {
    const ahead = treeOf(SCENE);
    const { told } = await drawn(ahead);
    expect(written(ahead)).toBe(written(treeOf(SCENE)));
    expect(told.done).toBe(told.total);
  });

  test("is told of from the first part to the last, each drawn once", async () => {
    const { drawings, told } = await drawn(treeOf(SCENE));
    expect(told.total).toBe(2 * (2000 + N));
    expect([...drawings].map(([drawing, steps]) => steps - stepsOf(drawing))).toEqual([0, 0]);
  });

  test("is only what limits on redrawn numbers need, and once drawn nothing", async () => {
    const ahead = treeOf(SCENE);
    const { drawings } = await drawn(ahead);
    expect([...drawings.keys()].map(({ kind }) => kind)).toEqual(["mean", "mean"]);
    expect((await drawn(ahead)).told).toEqual({ done: 0, total: 0 });
  });

  test("holds how the model itself compares with the base, though no limit asks for it", async () => {
    const policy = SCENE.policy
      .replace(/true-class-probability: \{.*?\}/, "true-class-probability: { max-drop: 10 pt }")
      .replace(", top-1: { max-drop: 9 pt }", "");
    const { drawings } = await drawn(treeOf({ ...SCENE, policy, base: SCENE.head }));
    expect(drawings.size).toBe(2);
  });
});

const DAMAGE: Readonly<Record<string, number>> = { reference: 0, a: 0.02, b: 0.1 };

/** Two variants of a model, both under these limits. */
function treeIn(task: "object-detection" | "sentence-similarity", limits: string): CaseTree {
  const variant = (name: string) => `${name}: { source: ${name}.mlpackage, limits: { ${limits} } }`;
  const data = {
    "object-detection":
      "{ images: Eval, annotations: a.json, fit: letterbox, decode: { form: end-to-end } }",
    "sentence-similarity": "{ pairs: Eval/pairs.csv, tokenizer: Eval/tokenizer.json }",
  };
  const policy = `version: 1
models:
  m:
    source: Model.mlpackage
    task: ${task}
    data: ${data[task]}
    variants:
      ${variant("a")}
      ${variant("b")}
`;
  const scene: Scene = {
    ...{ policy, samples: N },
    head: { reference: SEEN, a: { ...SEEN, weights: "a" }, b: { ...SEEN, weights: "b" } },
  };
  const evidence = {
    ...evidenceOf(scene),
    columns: ({ variant: name }: { readonly variant: string }) =>
      ANSWERS[task](N, DAMAGE[name] ?? 0),
  };
  return build({ ...planned(scene), evidence });
}

const SEEN = { answers: answers(N, N) };

describe("draws that several limits need", () => {
  const COCO = "map: { max-drop: 1 pt }, map-50: { max-drop: 1 pt }, mar-100: { min: 50 % }";

  test("are made once for all metrics of a variant, and of the reference once for all variants", async () => {
    const { drawings } = await drawn(treeIn("object-detection", COCO));
    const wanted = [...drawings.keys()].map(wantedIn).map((numbers) => numbers.length);
    // Of the reference no limit needs the recall: that of the variants stands alone.
    expect(wanted.sort()).toEqual([2, 3, 3]);
  });

  test.each([
    ["object-detection", COCO],
    ["sentence-similarity", "spearman: { max-drop: 0.01 }, pearson: { min: 0.5 }"],
  ] as const)("give the verdict that each of them alone gives: %s", async (task, limits) => {
    const ahead = treeIn(task, limits);
    await drawn(ahead);
    expect(written(ahead)).toBe(written(treeIn(task, limits)));
  });

  test("come to the same in whatever order their parts are drawn", async () => {
    const ahead = treeIn("object-detection", COCO);
    const waiting: (() => void)[] = [];
    const backwards: Draw = async (...part) => {
      await new Promise<void>((resolve) => void waiting.push(resolve));
      return here(...part);
    };
    const drawing = drawn(ahead, backwards);
    while (waiting.length > 0) {
      waiting.pop()?.();
      await Promise.resolve();
    }
    await drawing;
    expect(written(ahead)).toBe(written(treeIn("object-detection", COCO)));
  });
});
