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

  test("are no help for min, for other metrics, or to say how good a variant is", () => {
    const limits = "top-1: { min: 90 % }, top-2: { max-drop: 1 pt }, agreement: { min: 90 % }";
    const judged = variantOf(scene({ beside: times(30, null) }, limits), "int8");
    expect(judged.limits.map(({ n }) => n)).toEqual([N, N, N]);
    expect(judged.metrics["top-1"]).toMatchObject({ value: 380 / N, n: N });
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
});
