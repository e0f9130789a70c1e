import { describe, expect, test } from "vitest";
import { answers, BASE, type Fake, flipped, limitOf, type Scene } from "./scene.ts";

const N = 1000;
const REFERENCE = answers(N, 900);

/** One int8 variant under one limit, with so many lost and gained against the reference. */
function scene(limit: string, lost: number, gained: number, fake: Partial<Fake> = {}): Scene {
  return {
    policy: policyOf(limit),
    samples: N,
    head: {
      reference: { answers: REFERENCE },
      int8: { answers: flipped(REFERENCE, lost, gained), ...fake },
    },
    base: { int8: { answers: REFERENCE }, reference: { answers: REFERENCE } },
  };
}

function policyOf(limits: string): string {
  return `version: 1
models:
  food:
    source: Food.mlpackage
    task: image-classification
    data: { arrays: food.npz, labels: labels.csv }
    variants:
      int8: { limits: { ${limits} } }
`;
}

describe("a limit on right and wrong answers", () => {
  test.each([
    ["top-1: { max-drop: 1 pt }", 2, 5, "pass", undefined],
    ["top-1: { max-drop: 1 pt }", 12, 4, "inconclusive", "pass"],
    ["top-1: { max-drop: 1 pt }", 16, 4, "inconclusive", "fail"],
    ["top-1: { max-drop: 1 pt }", 40, 4, "fail", undefined],
    ["top-1: { max-regression: 1 pt }", 2, 5, "pass", undefined],
    ["top-1: { max-regression: 1 pt }", 12, 4, "inconclusive", "pass"],
    ["top-1: { max-regression: 1 pt }", 40, 4, "fail", undefined],
    ["top-1: { min: 88 % }", 0, 0, "pass", undefined],
    ["top-1: { min: 89 % }", 0, 0, "inconclusive", "pass"],
    ["top-1: { min: 91 % }", 0, 0, "inconclusive", "fail"],
    ["top-1: { min: 92 % }", 0, 0, "fail", undefined],
    ["top-1: { max: 92 % }", 0, 0, "pass", undefined],
    ["top-1: { max: 91 % }", 0, 0, "inconclusive", "pass"],
    ["top-1: { max: 89 % }", 0, 0, "inconclusive", "fail"],
    ["top-1: { max: 88 % }", 0, 0, "fail", undefined],
    ["agreement: { min: 99 % }", 1, 1, "pass", undefined],
    ["agreement: { min: 99 % }", 5, 3, "inconclusive", "pass"],
    ["agreement: { min: 99 % }", 40, 3, "fail", undefined],
    ["agreement: { max-drop: 1 pt }", 1, 1, "pass", undefined],
    ["agreement: { max-drop: 1 pt }", 40, 3, "fail", undefined],
    ["agreement: { max-regression: 1 pt }", 40, 3, "fail", undefined],
  ])("%s with %i lost and %i gained: %s %s", (limit, lost, gained, state, leans) => {
    const judged = limitOf(scene(limit, lost, gained));
    expect([judged.state, judged.leans]).toEqual([state, leans]);
  });

  test("counts a drop of exactly the limit as within it: 0.7 pt of 1000 are 7", () => {
    expect(limitOf(scene("top-1: { max-drop: 0.7 pt }", 9, 2)).leans).toBe("pass");
    expect(limitOf(scene("top-1: { max-drop: 0.7 pt }", 9, 1)).leans).toBe("fail");
    expect(limitOf(scene("top-1: { max-drop: 0.69 pt }", 9, 2)).leans).toBe("fail");
  });

  test("counts a rate of exactly the limit as keeping it", () => {
    expect(limitOf(scene("top-1: { min: 89.3 % }", 7, 0)).leans).toBe("pass");
    expect(limitOf(scene("top-1: { min: 89.4 % }", 7, 0)).leans).toBe("fail");
    expect(limitOf(scene("top-1: { max: 89.3 % }", 7, 0)).leans).toBe("pass");
    expect(limitOf(scene("top-1: { max: 89.2 % }", 7, 0)).leans).toBe("fail");
  });

  test("says what was seen, how sure that is, and what is allowed", () => {
    const why = (limit: string, lost: number, gained: number) =>
      limitOf(scene(limit, lost, gained)).why;
    expect([
      why("top-1: { max-drop: 1 pt }", 2, 5),
      why("top-1: { max-drop: 1 pt }", 12, 4),
      why("top-1: { max-drop: 1 pt }", 16, 4),
      why("top-1: { max-drop: 1 pt }", 40, 4),
      why("top-1: { max-regression: 1 pt }", 0, 0),
      why("top-1: { min: 88 % }", 0, 0),
      why("top-1: { min: 89 % }", 0, 0),
      why("top-1: { min: 91 % }", 0, 0),
      why("top-1: { min: 92 % }", 0, 0),
      why("top-1: { max: 92 % }", 0, 0),
    ]).toMatchInlineSnapshot(`
      [
        "3 more of 1000 answers are right than with the reference (top-1: 2 lost, 5 gained). The true loss is at most 0.17 points (95 % sure), and 1 pt is allowed",
        "8 more of 1000 answers are wrong than with the reference (top-1: 12 lost, 4 gained). That is within the limit of 1 pt, but the true loss may be as high as 1.56 points. It would most likely take about 26,000 examples like these to tell",
        "12 more of 1000 answers are wrong than with the reference (top-1: 16 lost, 4 gained). That is beyond the limit of 1 pt, but the true loss may be as low as 0.47 points. It would most likely take about 30,000 examples like these to tell",
        "36 more of 1000 answers are wrong than with the reference (top-1: 40 lost, 4 gained). The true loss is at least 2.58 points (95 % sure), and 1 pt is allowed",
        "program and weights are the base's to the bit, and so is every answer",
        "top-1 is 90 % (900 of 1000). The true value is at least 88.3 % (95 % sure), and min 88 % is asked",
        "top-1 is 90 % (900 of 1000). That keeps min 89 %, but the true value may be as low as 88.3 %. It would most likely take about 6,100 examples like these to tell",
        "top-1 is 90 % (900 of 1000). That breaks min 91 %, but the true value may be as high as 91.53 %. It would most likely take about 5,400 examples like these to tell",
        "top-1 is 90 % (900 of 1000). The true value is at most 91.53 % (95 % sure), and min 92 % is asked",
        "top-1 is 90 % (900 of 1000). The true value is at most 91.53 % (95 % sure), and max 92 % is asked",
      ]
    `);
  });

  test("shows drop, interval and n, rates as 0 to 1", () => {
    const judged = limitOf(scene("top-1: { max-drop: 1.5 pt }", 12, 4));
    expect(judged).toMatchObject({
      metric: "top-1",
      operator: "max-drop",
      target: 0.015,
      limit: "1.5 pt",
      on: "portable",
      observed: 0.008,
      n: N,
      at: { commit: "a".repeat(40), path: "quantgate.yml", line: 8 },
    });
    expect(judged.interval?.[0]).toBeCloseTo(0.0015, 3);
    expect(judged.interval?.[1]).toBeCloseTo(0.0155, 3);
  });

  test("is as sure as the policy asks for", () => {
    const at = (confidence: string) => {
      const one = scene("top-1: { max-drop: 1 pt }", 6, 5);
      const policy = one.policy.replace("models:", `gate: { confidence: ${confidence} }\nmodels:`);
      return limitOf({ ...one, policy });
    };
    expect([at("90 %").state, at("95 %").state, at("99.9 %").state]).toEqual([
      "pass",
      "pass",
      "inconclusive",
    ]);
    expect(at("99.9 %").why).toContain("but the true loss may be as high as");
    expect(at("90 %").why).toContain("(90 % sure)");
  });

  test("all right under min 100 % is not certified, and one wrong is a failure", () => {
    const under = (right: number) =>
      limitOf(scene("top-1: { min: 100 % }", 0, 0, { answers: answers(N, right) }));
    expect([under(N).state, under(N).leans]).toEqual(["inconclusive", "pass"]);
    expect(under(N - 1).state).toBe("fail");
  });
});

test("a limit on auto is judged where auto ran", () => {
  const judged = limitOf(scene("top-1: { min: 50 %, on: auto }", 0, 0));
  expect([judged.on, judged.state]).toEqual(["portable", "pass"]);
});

describe("the same program and weights", () => {
  const same = { weights: "5", bits: 32, compressed: 0 };
  const policy = policyOf("top-1: { max-drop: 0 pt, max-regression: 0 pt }").replace(
    "int8",
    "fp32",
  );
  const twins = (fp32: string[]): Scene => ({
    policy,
    samples: N,
    head: { reference: { answers: REFERENCE, ...same }, fp32: { answers: fp32, ...same } },
    base: { fp32: { answers: REFERENCE, ...same } },
  });

  test("are an exact pass of what compares them, however tight", () => {
    for (const at of [0, 1]) {
      const judged = limitOf(twins(REFERENCE), "fp32", at);
      expect(judged).toMatchObject({ state: "pass", observed: 0, interval: [0, 0] });
      expect(judged.why).toMatch(/to the bit/);
    }
  });

  test("are none where their answers differ all the same", () => {
    const judged = limitOf(twins(flipped(REFERENCE, 1, 1)), "fp32");
    expect(judged).toMatchObject({ state: "inconclusive", leans: "pass", observed: 0 });
  });

  test("are not assumed of other packages that answered the same", () => {
    const judged = limitOf(scene("top-1: { max-drop: 0 pt }", 0, 0));
    expect(judged.state).toBe("inconclusive");
    expect(judged.interval?.[1]).toBeGreaterThan(0);
  });
});

describe("a limit on the package", () => {
  const reference = { answers: REFERENCE, bytes: 4000 };
  const sized = (limit: string, bytes: number): Scene => ({
    policy: policyOf(limit),
    samples: N,
    head: { reference, int8: { answers: REFERENCE, bytes, bits: 8.25, minimumOS: "iOS 17" } },
    base: { int8: { answers: REFERENCE, bytes: 1000 } },
  });

  test.each([
    ["size: { max: 1.2 KB }", 1200, "pass"],
    ["size: { max: 1.2 KB }", 1201, "fail"],
    ["size: { min: 1.2 KB }", 1200, "pass"],
    ["size: { min: 1.2 KB }", 1199, "fail"],
    ["size: { max-ratio: 0.3 }", 1200, "pass"],
    ["size: { max-ratio: 0.3 }", 1201, "fail"],
    ["size: { max-increase: 0 B }", 4000, "pass"],
    ["size: { max-increase: 0 B }", 4001, "fail"],
    ["size: { max-regression: 100 B }", 1100, "pass"],
    ["size: { max-regression: 100 B }", 1101, "fail"],
    ["bits-per-weight: { max: 8.25 }", 1000, "pass"],
    ["bits-per-weight: { max: 8.2 }", 1000, "fail"],
    ["minimum-os: { max: iOS 17 }", 1000, "pass"],
    ["minimum-os: { max: iOS 16 }", 1000, "fail"],
  ])("%s of %i bytes is exact: %s", (limit, bytes, state) => {
    const judged = limitOf(sized(limit, bytes));
    expect([judged.state, judged.interval, judged.n]).toEqual([state, undefined, undefined]);
  });

  test("says the exact number beside the readable one", () => {
    const why = (limit: string) => limitOf(sized(limit, 1201)).why;
    expect([
      why("size: { max: 1.2 KB }"),
      why("size: { max-ratio: 0.5 }"),
      why("size: { max-regression: 100 B }"),
      why("minimum-os: { max: iOS 16 }"),
      why("bits-per-weight: { max: 9 }"),
    ]).toMatchInlineSnapshot(`
      [
        "size is 1.2 kB (1201 bytes), beyond max 1.2 KB",
        "size is 1.2 kB (1201 bytes), 0.3003 times the reference's, within max-ratio 0.5",
        "size is 1.2 kB (1201 bytes), the base's 1 kB (1000 bytes), beyond max-regression 100 B",
        "minimum-os is iOS 17, beyond max iOS 16",
        "bits-per-weight is 8.25, within max 9",
      ]
    `);
  });

  test("has no ratio to nothing", () => {
    const judged = limitOf({
      ...sized("bits-per-weight: { max-ratio: 0.5 }", 1000),
      head: {
        reference: { ...reference, bits: 0 },
        int8: { answers: REFERENCE, bits: 0, compressed: 0 },
      },
    });
    expect(judged.state).toBe("unmeasured");
    expect(judged.why).toBe("the reference has a bits-per-weight of 0: no ratio to it");
  });
});

describe("a regression without a base model", () => {
  test("is not applicable where the base tree proves there was none", () => {
    const why = `the merge-base ${BASE.slice(0, 7)} has no such model`;
    const judged = limitOf({
      ...scene("top-1: { max-regression: 1 pt }, size: { max-regression: 0 B }", 40, 0),
      planned: { base: { kind: "absent", why } },
    });
    expect(judged).toMatchObject({ state: "not-applicable", outcome: "pass", observed: null, why });
  });

  test("is not applicable to a package made by hand that the base does not hold", () => {
    const judged = limitOf({
      ...scene("top-1: { max-regression: 1 pt }", 40, 0),
      planned: { base: { kind: "present", commit: BASE, without: ["int8"] } },
    });
    const why = `the merge-base ${BASE.slice(0, 7)} has no package of int8`;
    expect(judged).toMatchObject({ state: "not-applicable", outcome: "pass", why });
  });

  test("is unmeasured where nobody knows", () => {
    for (const limit of ["top-1: { max-regression: 1 pt }", "size: { max-regression: 0 B }"]) {
      const judged = limitOf({
        ...scene(limit, 0, 0),
        planned: { base: { kind: "unknown", why: "the checkout is shallow" } },
      });
      expect(judged).toMatchObject({
        state: "unmeasured",
        outcome: "fail",
        why: "the checkout is shallow",
      });
    }
  });
});
