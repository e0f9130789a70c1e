import { describe, expect, test } from "vitest";
import {
  answers,
  type Fake,
  flipped,
  limitOf,
  modelOf,
  recordsOf,
  type Scene,
  variantOf,
  verdictOf,
} from "./scene.ts";

const N = 400;
const REFERENCE = answers(N, 380);
const WHOLE: Fake = { answers: REFERENCE };

const policyOf = (limits: string, model = "", variant = "") => `version: 1
models:
  food:
    source: Food.mlpackage
    task: image-classification
    data: { arrays: food.npz, labels: labels.csv, slice-by: [lighting] }
    ${model}
    variants:
      int8: { ${variant} limits: { ${limits} } }
`;

const TOP_1 = "top-1: { max-drop: 5 pt }";

function scene(head: Scene["head"], more: Partial<Scene> = {}): Scene {
  return { policy: policyOf(TOP_1), samples: N, head: { reference: WHOLE, ...head }, ...more };
}

const why = (one: Scene) => {
  const judged = limitOf(one);
  expect([judged.state, judged.outcome, judged.observed]).toEqual(["unmeasured", "fail", null]);
  return judged.why;
};

describe("a limit is unmeasured, and says why, where", () => {
  test("the variant has no measurement", () => {
    expect(why(scene({}))).toBe("no measurement");
  });

  test("the worker failed on the variant", () => {
    expect(why(scene({ int8: { ...WHOLE, failed: "killed by SIGKILL" } }))).toBe(
      "killed by SIGKILL",
    );
  });

  test("the reference failed", () => {
    const one = scene({ int8: WHOLE, reference: { ...WHOLE, failed: "it ran out of time" } });
    expect(why(one)).toBe("the reference is unmeasured: it ran out of time");
    expect(modelOf(one).reference).toBeNull();
    expect(modelOf(one).notes).toEqual(["the reference could not be measured: it ran out of time"]);
  });

  test.each([
    ["package", "the measurement does not describe the package"],
    ["fingerprint", "the measurement does not say where it ran"],
  ] as const)("the measurement lacks its %s", (bare, reason) => {
    expect(why(scene({ int8: { ...WHOLE, bare } }))).toBe(reason);
  });

  test("a sample could not be evaluated", () => {
    const lines = recordsOf(REFERENCE).map((line, row) =>
      row < 5 ? { id: line.id, error: "not an image" } : line,
    );
    const one = scene({ int8: { ...WHOLE, lines } });
    const reason =
      "5 of 400 samples could not be evaluated: s0 (not an image), s1 (not an image), s2 (not an image) and 2 more";
    expect(why(one)).toBe(reason);
    expect(variantOf(one, "int8")).toMatchObject({ outcome: "fail", reason });
    expect(variantOf(one, "int8").metrics["top-1"]).toBeUndefined();
  });

  test("there are fewer records than samples", () => {
    const lines = recordsOf(REFERENCE).slice(1);
    expect(why(scene({ int8: { ...WHOLE, lines } }))).toBe("1 of 400 samples have no record: s0");
  });

  test("the reference has fewer records than samples", () => {
    const reference = { ...WHOLE, lines: recordsOf(REFERENCE).slice(1) };
    expect(why(scene({ int8: WHOLE, reference }))).toBe(
      "the reference: 1 of 400 samples have no record: s0",
    );
  });

  test("there is no sample at all", () => {
    const empty = { answers: [] };
    expect(why(scene({ int8: empty, reference: empty }, { samples: 0 }))).toBe(
      "there is no sample to evaluate",
    );
  });

  test("more classes are asked for than were recorded", () => {
    const policy = policyOf("top-4: { min: 50 % }");
    expect(why(scene({ int8: WHOLE }, { policy }))).toBe(
      "top-4 needs 4 classes a record, and one has 3",
    );
  });

  test("variant and reference ran in different environments", () => {
    const int8 = { ...WHOLE, fingerprint: { chip: "Apple M1", engine: "coreml" } };
    for (const limit of [TOP_1, "agreement: { min: 90 % }", "size: { max-ratio: 0.9 }"]) {
      expect(why(scene({ int8 }, { policy: policyOf(limit) }))).toBe(
        "the reference was measured in another environment and does not compare: engine coreml, there portable 1; chip Apple M1, there x86_64; measure both in one run on one machine",
      );
    }
  });

  test("machines that differ have shared the samples of one of the two otherwise", () => {
    const machines = [
      [100, {}],
      [N, { chip: "Apple M1" }],
    ] as const;
    expect(why(scene({ int8: { ...WHOLE, machines } }))).toBe(
      "the reference was measured in another environment and does not compare: chip Apple M1, there x86_64; measure both in one run on one machine",
    );
  });

  test("base and head ran in different environments", () => {
    const base = { int8: { ...WHOLE, fingerprint: { coremltools: "8.3" } } };
    for (const limit of ["top-1: { max-regression: 1 pt }", "size: { max-regression: 1 KB }"]) {
      expect(why(scene({ int8: WHOLE }, { policy: policyOf(limit), base }))).toBe(
        "the base was measured in another environment and does not compare: coremltools 9.0, there 8.3; measure both in one run on one machine",
      );
    }
  });

  test("the base was not measured", () => {
    const policy = policyOf("top-1: { max-regression: 1 pt }");
    expect(why(scene({ int8: WHOLE }, { policy }))).toBe("the base is unmeasured: no measurement");
    const lines = recordsOf(REFERENCE).slice(0, -1);
    expect(why(scene({ int8: WHOLE }, { policy, base: { int8: { ...WHOLE, lines } } }))).toBe(
      "the base: 1 of 400 samples have no record: s399",
    );
  });

  test("agreement at the base has no reference there", () => {
    const policy = policyOf("agreement: { max-regression: 1 pt }");
    expect(why(scene({ int8: WHOLE }, { policy, base: { int8: WHOLE } }))).toBe(
      "the base: the base's reference is unmeasured: no measurement",
    );
  });

  test.each([
    ["latency-p50: { max: 10 ms }", "latency-p50 was not measured there"],
    [
      "log-loss: { max: 0.5 }",
      "log-loss needs the loss of every record, and none has one: is the output a probability?",
    ],
    [
      "true-class-probability: { max-drop: 1 pt }",
      "true-class-probability needs the loss of every record, and none has one: is the output a probability?",
    ],
  ])("nothing here judges %s yet", (limit, reason) => {
    expect(why(scene({ int8: WHOLE }, { policy: policyOf(limit) }))).toBe(reason);
  });

  test("it is on a recorded target of which nothing was recorded", () => {
    const policy = policyOf(
      "latency-p50: { max: 10 ms, on: iphone-15 }, top-1: { min: 1 %, on: iphone-15 }",
      "recorded: { iphone-15: Measurements/iphone15 }",
    );
    const one = scene({ int8: WHOLE }, { policy });
    for (const at of [0, 1])
      expect(limitOf(one, "int8", at)).toMatchObject({
        state: "unmeasured",
        on: "iphone-15",
        why: "nothing was recorded of it on iphone-15",
      });
  });

  test("the task is not evaluated yet", () => {
    const reason = "parity is not evaluated yet";
    const one = scene({}, { planned: { status: "unsupported", why: reason } });
    expect(limitOf(one).why).toBe(reason);
    expect(modelOf(one)).toMatchObject({ outcome: "fail", recommended: null, notes: [reason] });
  });
});

describe("a variant whose weights did not shrink", () => {
  const same = { bits: 32, compressed: 0 };

  test.each<[string, string, Fake, string]>([
    ["a preset that changed nothing", "", { ...WHOLE, ...same }, "32 bits a weight, the source 32"],
    [
      "a preset that compressed no tensor",
      "",
      { ...WHOLE, bits: 16, compressed: 0 },
      "not one tensor is compressed",
    ],
    [
      "a conversion that changed nothing",
      "convert: { quantize: { mode: linear_symmetric } },",
      { ...WHOLE, ...same },
      "32 bits a weight, the source 32",
    ],
  ])("never passes: %s", (_, variant, int8, reason) => {
    const limits = `${TOP_1}, size: { max: 1 MB }`;
    const name = variant === "" ? "int8" : "mine";
    const policy = policyOf(limits, "", variant).replace("int8:", `${name}:`);
    const judged = variantOf(scene({ [name]: int8 }, { policy }), name);
    expect(judged.outcome).toBe("fail");
    for (const limit of judged.limits) {
      expect(limit.state).toBe("unmeasured");
      expect(limit.why).toBe(`its weights did not shrink: ${reason}`);
    }
  });

  test("still fails what it is seen to break, whatever is said of the unmeasured", () => {
    const policy = policyOf("size: { max: 1 KB }", "gate: { on-unmeasured: warn }");
    const judged = limitOf(scene({ int8: { ...WHOLE, ...same, bytes: 4000 } }, { policy }));
    expect([judged.state, judged.outcome]).toEqual(["fail", "fail"]);
  });

  test("is unmeasured where the source that would prove it was not measured", () => {
    const policy = policyOf("size: { max: 1 MB }");
    const one = scene({ int8: WHOLE, reference: { ...WHOLE, failed: "no such op" } }, { policy });
    expect(limitOf(one).why).toBe("nothing proves that its weights shrank: no such op");
  });

  test("has nothing to prove where it is the source itself, or made by hand", () => {
    const fp16 = { bits: 16, compressed: 0, weights: "7" };
    const itself = scene(
      { fp16: { ...WHOLE, ...fp16 }, reference: { ...WHOLE, ...fp16 } },
      { policy: policyOf(TOP_1).replace("int8", "fp16") },
    );
    expect(limitOf(itself, "fp16").state).toBe("pass");
    const byHand = policyOf(TOP_1, "", "source: Hand.mlpackage,").replace("int8:", "hand-made:");
    const made = scene({ "hand-made": { ...WHOLE, ...same } }, { policy: byHand });
    expect(limitOf(made, "hand-made").state).toBe("pass");
  });

  test("16-bit floats are smaller without a compressed form", () => {
    const policy = policyOf(TOP_1).replace("int8", "fp16");
    const one = scene({ fp16: { ...WHOLE, bits: 16, compressed: 0 } }, { policy });
    expect(limitOf(one, "fp16").state).toBe("pass");
  });
});

test("a variant without limits that was not measured has the outcome of the unmeasured", () => {
  const policy = policyOf("").replace(" limits: {  }", "");
  const failed = { ...WHOLE, failed: "killed by SIGSEGV" };
  const judged = variantOf(scene({ int8: failed }, { policy }), "int8");
  expect(judged).toMatchObject({ outcome: "fail", reason: "killed by SIGSEGV", metrics: {} });
  expect(verdictOf(scene({ int8: failed }, { policy })).because).toBe(
    "food/int8: killed by SIGSEGV",
  );
  expect(variantOf(scene({ int8: WHOLE }, { policy }), "int8").outcome).toBe("warn");
});

test("a model of which nothing at all was measured is an error", () => {
  const verdict = verdictOf({ ...scene({}), head: {} });
  expect(verdict.outcome).toBe("error");
  expect(verdict.because).toBe("food: Nothing was measured: no measurement.");
  expect(verdict.models[0]?.recommended).toBeNull();
});

test("a variant that answers one class always is told, unless the reference does too", () => {
  const collapsed = { answers: answers(N, 0) };
  const told = "it answers every sample with one class, dog; the reference does not";
  expect(variantOf(scene({ int8: collapsed }), "int8").notes).toEqual([told]);
  expect(variantOf(scene({ int8: collapsed, reference: collapsed }), "int8").notes).toEqual([]);
  expect(variantOf(scene({ int8: { ...WHOLE, notes: ["needs iOS 17"] } }), "int8").notes).toEqual([
    "needs iOS 17",
  ]);
});

test("records of what the measurement states as well are not believed", () => {
  const one = scene({ int8: { answers: flipped(REFERENCE, 1, 1), states: { "top-1": 0.99 } } });
  expect(why(one)).toBe("the measurement states top-1, which its records give as well");
});

test("Where machines that differ have shared the samples of both alike, a drop is judged, and it is said who had which", () => {
  const shared = {
    ...WHOLE,
    machines: [
      [100, {}],
      [N, { chip: "Apple M1" }],
    ] as const,
  };
  const one = scene({ int8: shared, reference: shared });
  expect(limitOf(one).state).toBe("pass");
  expect(variantOf(one, "int8").origin?.fingerprints?.map(({ rows }) => rows)).toEqual([
    [0, 100],
    [100, N],
  ]);
  expect(modelOf(one).notes).toContain(
    "machines that differ have measured it: samples 1 to 100 with chip x86_64; samples 101 to 400 with chip Apple M1. Whatever answered a sample did so on one of them, so that changes compare; a number alone is of all of them together",
  );
});
