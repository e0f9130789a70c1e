import { describe, expect, test } from "vitest";
import { answers, type Fake, flipped, limitOf, type Scene, variantOf } from "../scene.ts";

const N = 400;
const BESIDE = 2000;
const REFERENCE = answers(N, 380);

const policyOf = (limits: string) => `version: 1
models:
  food:
    source: Food.mlpackage
    task: image-classification
    data: { images: a, labels: b.csv, unlabelled: { images: more, labels: more.csv } }
    variants:
      int8: { limits: { ${limits} } }
`;

interface Turned {
  /** Of the labelled samples. */
  readonly lost?: number;
  readonly gained?: number;
  /** Of those beside: the reference says cat, the variant dog, and a person this, or nothing yet. */
  readonly beside?: readonly (string | null)[];
}

const DROP = "top-1: { max-drop: 1 pt }";

function scene({ lost = 0, gained = 0, beside = [] }: Turned, limits = DROP): Scene {
  const rest = Array(BESIDE - beside.length).fill("cat");
  const reference: Fake = { answers: [...REFERENCE, ...beside.map(() => "cat"), ...rest] };
  const int8: Fake = {
    answers: [...flipped(REFERENCE, lost, gained), ...beside.map(() => "dog"), ...rest],
  };
  return {
    ...{ policy: policyOf(limits), samples: N, head: { reference, int8 } },
    unlabelled: [...beside, ...rest.map(() => null)],
  };
}

const times = (count: number, label: string | null) => Array(count).fill(label);

describe("samples beside that nobody has labelled", () => {
  test("count where both sides answer alike: what 400 cannot certify, 2400 can", () => {
    const alone = { ...scene({}), unlabelled: [] };
    const cut = (fake: Fake | undefined): Fake => ({ answers: fake?.answers.slice(0, N) ?? [] });
    const { reference, int8 } = alone.head;
    const few = { ...alone, head: { reference: cut(reference), int8: cut(int8) } };
    const drop = "top-1: { max-drop: 0.5 pt }";
    expect(limitOf({ ...few, policy: policyOf(drop) })).toMatchObject({
      state: "inconclusive",
      n: N,
    });
    expect(limitOf(scene({}, drop))).toMatchObject({ state: "pass", n: N + BESIDE, observed: 0 });
  });

  test("count as lost for a pass, and as gained for a fail", () => {
    const open = limitOf(scene({ lost: 2, beside: times(30, null) }));
    const lost = limitOf(scene({ lost: 2, beside: times(30, "cat") }));
    const gained = limitOf(scene({ lost: 2, beside: times(30, "dog") }));
    expect(lost.state).toBe("inconclusive");
    expect(open.interval).toEqual([gained.interval?.[0], lost.interval?.[1]]);
    expect(open).toMatchObject({ state: "inconclusive", n: N + BESIDE });
  });

  test("lean as the labelled ones do, while labels are missing", () => {
    expect(limitOf(scene({ lost: 2, beside: times(30, null) }))).toMatchObject({
      ...{ leans: "pass", observed: 2 / N },
    });
    expect(limitOf(scene({ lost: 6, beside: times(30, null) }))).toMatchObject({
      ...{ leans: "fail", observed: 6 / N },
    });
  });

  test("are judged as any others once they are labelled", () => {
    const beside = [...times(10, "cat"), ...times(12, "dog"), ...times(8, "fox")];
    expect(limitOf(scene({ lost: 2, gained: 1, beside }))).toMatchObject({
      ...{ state: "pass", observed: (12 - 13) / (N + BESIDE) },
      why: expect.stringContaining("(top-1: 12 lost, 13 gained)"),
    });
  });

  test("that lack a label are counted, with how many would settle it and when it would pass", () => {
    const { why } = limitOf(scene({ lost: 2, beside: times(30, null) }));
    expect(why).toContain(
      "2 more of 400 answers are wrong than with the reference (top-1: 2 lost, 0 gained). Those are the 400 with a label, of 2,400 examples. There are 30 more that the two answer differently, without a label.",
    );
    const [, most] = /would tell: it passes if at most (\d+) of them are lost$/.exec(why) ?? [];
    const labelled = (lost: number) =>
      limitOf(scene({ lost: 2, beside: [...times(lost, "cat"), ...times(30 - lost, "fox")] }))
        .state;
    expect(labelled(Number(most))).toBe("pass");
    expect(labelled(Number(most) + 1)).toBe("inconclusive");
  });

  test("are no help for min, for means, or to say how good a variant is", () => {
    const limits =
      "top-1: { min: 90 % }, top-2: { min: 90 % }, balanced-accuracy: { max-drop: 2 pt }";
    const judged = variantOf(scene({ beside: times(30, null) }, limits), "int8");
    expect(judged.limits.map(({ n }) => n)).toEqual([N, N, N]);
    expect(judged.metrics["top-1"]).toMatchObject({ value: 380 / N, n: N });
  });

  test("need no label of top-2 where both sides name the same two classes, in whatever order", () => {
    const drop = "top-2: { max-drop: 0.5 pt }";
    // The reference says cat before dog, the variant dog before cat.
    const found = limitOf(scene({ beside: times(30, null) }, drop));
    expect(found).toMatchObject({ state: "pass", n: N + BESIDE, observed: 0 });
    expect(found.why).not.toContain("without a label");
  });

  test("need one of top-2 where the sides name other classes, and are then judged by it", () => {
    const drop = "top-2: { max-drop: 1 pt }";
    // fox and cat instead of cat and dog: of the two, only dog is lost and only fox is gained.
    const judged = (beside: readonly (string | null)[]) => limitOf(foxes(beside, drop));
    const open = judged(times(30, null));
    expect(open).toMatchObject({ state: "inconclusive", leans: "pass", n: N + BESIDE });
    expect(open.why).toContain(
      "There are 30 more for which the two do not name the same 2 best classes, without a label",
    );
    const [lost, gained] = [judged(times(30, "dog")), judged(times(30, "fox"))];
    expect(open.interval).toEqual([gained.interval?.[0], lost.interval?.[1]]);
    expect(lost.why).toContain("(top-2: 30 lost, 0 gained)");
    expect(gained.why).toContain("(top-2: 0 lost, 30 gained)");
    expect(judged(times(30, "cat"))).toMatchObject({ state: "pass", observed: 0 });
  });

  test("count in full for agreement, which asks for no label: in its bounds, and in what is shown", () => {
    const limits = "agreement: { min: 95 % }, agreement: { max-drop: 5 pt }";
    for (const beside of [times(30, null), times(30, "cat")]) {
      const [least, drop] = limits.split(", ").map((limit) => limitOf(scene({ beside }, limit)));
      expect(least).toMatchObject({ n: N + BESIDE, observed: (N + BESIDE - 30) / (N + BESIDE) });
      expect(drop).toMatchObject({ n: N + BESIDE, observed: 30 / (N + BESIDE) });
      expect(drop?.why).toContain("30 of 2400 answers differ from the reference's");
    }
    const judged = variantOf(scene({ lost: 2, beside: times(30, null) }), "int8");
    expect(judged.metrics.agreement).toMatchObject({ n: N + BESIDE, value: 1 - 32 / (N + BESIDE) });
  });

  test("of which one has no answer leave the variant unmeasured", () => {
    const one = scene({});
    const int8 = one.head.int8 ?? { answers: [] };
    const short = { ...one, head: { ...one.head, int8: { answers: int8.answers.slice(0, -1) } } };
    expect(limitOf(short)).toMatchObject({ state: "unmeasured" });
  });

  test("compare the base's variant with the head's in the same way", () => {
    const regression = "top-1: { max-regression: 1 pt }";
    const one = scene({ lost: 2, beside: times(30, null) }, regression);
    const { reference } = one.head;
    const base = reference === undefined ? {} : { reference, int8: reference };
    expect(limitOf({ ...one, base })).toMatchObject({ state: "inconclusive", n: N + BESIDE });
  });

  test("do so of top-2 and of agreement too", () => {
    const one = foxes(times(30, null), "top-2: { max-regression: 1 pt }");
    const { reference } = one.head;
    const base = reference === undefined ? {} : { reference, int8: reference };
    const found = limitOf({ ...one, base });
    expect(found).toMatchObject({ state: "inconclusive", n: N + BESIDE, observed: 0 });
    expect(found.why).toContain("There are 30 more");
    const policy = policyOf("agreement: { max-regression: 1 pt }");
    expect(limitOf({ ...one, policy, base })).toMatchObject({
      n: N + BESIDE,
      observed: 30 / (N + BESIDE),
    });
  });

  test("are seen for the k that are kept of each example, and for no more", () => {
    const classes = Array.from({ length: 150 }, (_, at) => `class ${at}`);
    const deep = (beside: string): Fake => ({
      answers: [],
      lines: Array.from({ length: N + 50 }, (_, row) => {
        const [first, ...rest] = ["cat", ...classes];
        const named = row < N ? [first ?? "", ...rest] : [beside, ...rest];
        return { id: `s${row}`, top: named.map((name, at): [string, number] => [name, -at]) };
      }),
    });
    const limits = "top-100: { max-drop: 1 pt }, top-101: { max-drop: 1 pt }";
    const judged = variantOf(
      {
        ...{ policy: policyOf(limits), samples: N, unlabelled: times(50, null) },
        head: { reference: deep("cat"), int8: deep("dog") },
      },
      "int8",
    );
    expect(judged.limits.map(({ n }) => n)).toEqual([N + 50, N]);
    expect(judged.limits[0]?.why).toContain("There are 50 more");
  });
});

describe("samples beside of which some tell of one thing", () => {
  test("are one in the agreement as well", () => {
    const one = scene({ beside: times(30, null) }, "agreement: { min: 95 % }");
    const alone = limitOf(one);
    const copied = limitOf({ ...one, groupOf: (row) => `g${row < N ? row : N + (row % 40)}` });
    expect(copied.observed).toBe(alone.observed);
    expect(copied.interval?.[0]).toBeLessThan(alone.interval?.[0] ?? 0);
    expect(copied.wayOut).toBeUndefined();
    // Of two rows that tell of one thing all others are still themselves.
    const pair = limitOf({ ...one, groupOf: (row) => `g${row === N + 1 ? N : row}` });
    expect(pair.interval?.[0]).toBeCloseTo(alone.interval?.[0] ?? 0, 3);
  });
});

/** To some of those beside, which are the first, the variant answers fox and then cat. */
function foxes(beside: readonly (string | null)[], limits: string): Scene {
  const one = scene({ beside }, limits);
  const int8 = one.head.int8?.answers.map((answer, row) =>
    row >= N && row < N + beside.length ? "fox" : answer,
  );
  return { ...one, head: { ...one.head, int8: { answers: int8 ?? [] } } };
}
