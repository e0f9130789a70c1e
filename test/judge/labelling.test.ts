import { describe, expect, test } from "vitest";
import { build } from "../../src/judge/build.ts";
import { judgeTree } from "../../src/judge/judge.ts";
import { toLabel } from "../../src/judge/labelling.ts";
import { answers, BASE, evidenceOf, type Fake, planned, type Scene } from "./scene.ts";

const N = 100;
const LABELLED = answers(N, 90);
const LABELS = [null, null, "cat", null, null, null];

/** Beside them six: the reference answers cat to all. */
const fake = (...beside: string[]): Fake => ({ answers: [...LABELLED, ...beside] });
const ALIKE = fake("cat", "cat", "cat", "cat", "cat", "cat");

function scene(variants: string, more: Partial<Scene> = {}): Scene {
  const policy = `version: 1
models:
  food:
    source: Food.mlpackage
    task: image-classification
    data: { images: a, labels: b.csv, unlabelled: { images: more } }
    ${variants}
`;
  const samples = {
    ...{ path: "s", digest: `sha256:${"5".repeat(64)}`, count: N + 6, unlabelled: 6 },
    from: "target" as const,
  };
  return {
    ...{ policy, samples: N, unlabelled: LABELS },
    planned: { samples, base: { kind: "present", commit: BASE } },
    head: {
      reference: ALIKE,
      int8: fake("dog", "cat", "dog", "cat", "fox", "cat"),
      pal2: fake("dog", "dog", "dog", "dog", "dog", "dog"),
    },
    base: { reference: ALIKE, int8: fake("dog", "cat", "dog", "fox", "fox", "cat") },
    ...more,
  };
}

const DROP = "limits: { top-1: { max-drop: 1 pt } }";

const namesOf = (one: Scene) =>
  toLabel(build({ ...planned(one), evidence: evidenceOf(one) })).flatMap(({ names }) => names);

describe("to be labelled are", () => {
  test("the unlabelled examples that the variant and its reference answer differently", () => {
    expect(namesOf(scene(`variants: { int8: { ${DROP} } }`)).sort()).toEqual(["u0", "u4"]);
  });

  test("those that base and head answer differently, where a limit compares them", () => {
    const limits = "limits: { top-1: { max-regression: 1 pt } }";
    expect(namesOf(scene(`variants: { int8: { ${limits} } }`))).toEqual(["u3"]);
  });

  test("of top-2 those alone for which the two do not name the same two classes", () => {
    // After dog the records say cat, and after cat dog; after fox cat as well.
    const limits = "limits: { top-2: { max-drop: 1 pt } }";
    expect(namesOf(scene(`variants: { int8: { ${limits} } }`))).toEqual(["u4"]);
    const regression = "limits: { top-2: { max-regression: 1 pt } }";
    expect(namesOf(scene(`variants: { int8: { ${regression} } }`))).toEqual(["u3"]);
  });

  test("of several limits all that any of them needs, each once", () => {
    const limits = "limits: { top-2: { max-drop: 1 pt }, top-1: { max-drop: 1 pt } }";
    expect(namesOf(scene(`variants: { int8: { ${limits} } }`)).sort()).toEqual(["u0", "u4"]);
  });

  test("none for a limit on a slice, which sees the labelled examples alone", () => {
    const slices = "slices: { light=dark: { top-1: { max-drop: 1 pt } } }";
    const one = scene(`variants: { int8: { ${slices} } }`, {
      slicesOf: () => ({ light: "dark" }),
    });
    const data = "data: { images: a, labels: b.csv, slice-by: [light], unlabelled: {";
    const policy = one.policy.replace("data: { images: a, labels: b.csv, unlabelled: {", data);
    expect(namesOf({ ...one, policy })).toEqual([]);
  });

  test("none for agreement, or where only the order of the first classes differs", () => {
    const limits = "limits: { agreement: { max-drop: 1 pt }, top-3: { max-drop: 1 pt } }";
    expect(namesOf(scene(`variants: { int8: { ${limits} } }`))).toEqual([]);
  });

  test("none of a variant that is not enforced, or is not compared", () => {
    const variants = `ship: int8\n    variants: { int8: { ${DROP} }, pal2: { ${DROP} } }`;
    expect(namesOf(scene(variants)).sort()).toEqual(["u0", "u4"]);
    expect(namesOf(scene("variants: { int8: { limits: { top-1: { min: 1 % } } } }"))).toEqual([]);
  });

  test("none of a variant whose answers are not whole", () => {
    const one = scene(`variants: { int8: { ${DROP} } }`);
    expect(namesOf({ ...one, head: { ...one.head, int8: fake("dog") } })).toEqual([]);
  });
});

test("their order tells nothing of who answered, and is the same in each run", () => {
  const variants = `variants: { pal2: { ${DROP} } }`;
  const names = namesOf(scene(variants));
  expect(names.toSorted()).toEqual(["u0", "u1", "u3", "u4", "u5"]);
  expect(names).not.toEqual(names.toSorted());
  expect(namesOf(scene(variants))).toEqual(names);
});

test("a note says how many there are and where", () => {
  const one = scene(`variants: { int8: { ${DROP} } }`);
  const tree = build({ ...planned(one), evidence: evidenceOf(one) });
  const paths = { explanation: () => "", toLabel: (model: string) => `labelling/${model}` };
  expect(judgeTree(tree, paths).verdict.models[0]?.notes).toEqual([
    "2 unlabelled examples are answered differently by two of its models, and only their labels matter: labelling/food lists them to be filled in",
  ]);
});
