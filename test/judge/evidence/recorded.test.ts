import { describe, expect, test } from "vitest";
import type { Measurement } from "../../../src/contract/measurement.ts";
import type { RecordedFrom } from "../../../src/contract/plan.ts";
import type { Slot } from "../../../src/contract/slot.ts";
import type { ReadRecording } from "../../../src/judge/evidence/evidence.ts";
import { answers, limitOf, modelOf, type Scene, variantOf } from "../scene.ts";

const letter = (one: string) => `sha256:${one.repeat(64)}`;

interface Taken {
  readonly weights: string;
  readonly states?: Record<string, { value: number; n?: number }>;
  readonly from?: RecordedFrom;
  readonly more?: Partial<Measurement>;
  readonly source?: string;
  readonly bytes?: number;
  readonly bits?: number;
}

function recording(key: Slot, taken: Taken): ReadRecording {
  const { weights, states = {}, from = "target", more, source } = taken;
  const [ownBytes, ownBits] = key.variant === "reference" ? [4000, 32] : [1000, 8];
  const { bytes = ownBytes, bits = ownBits } = taken;
  return {
    kind: "read",
    from,
    path: `Phone/${key.variant}.json`,
    columns: { unmeasured: "it has no records" },
    measurement: {
      ...{ schema: 1, ...key, status: "measured" },
      fingerprint: {
        ...{ engine: "Core ML", coremltools: "9.0", os: "iOS 26", chip: "A18" },
        ...{ computeUnits: "all", evaluator: "1" },
      },
      package: {
        ...{ bytes, weightsDigest: letter(weights), minimumOS: "iOS 18" },
        ...(source !== undefined && { sourceDigest: letter(source) }),
        weights: { bitsPerWeight: bits, byKind: {} },
      },
      metrics: states,
      ...more,
    },
  };
}

/** What was taken of each variant, on the phone; several where several sides have a file. */
function recorded(taken: Record<string, Taken | ReadRecording | (Taken | ReadRecording)[]>) {
  return (key: Slot): ReadRecording[] => {
    if (key.side === "base") return [];
    return [taken[key.variant] ?? []]
      .flat()
      .map((one) => ("kind" in one ? one : recording(key, one)));
  };
}

const POLICY = (limits: string, more = "") => `version: 1
models:
  food:
    ${more}
    task: image-classification
    recorded: { phone: Phone }
    variants:
      int8: { limits: { ${limits} } }`;

/** A model that is only recorded; drops are measured from its reference. */
function onPhone(limits: string, taken: Parameters<typeof recorded>[0]): Scene {
  return {
    policy: POLICY(limits, "targets: [phone]"),
    ...{ samples: 0, head: {}, plan: { requests: [] } },
    recordings: recorded(taken),
  };
}

const REFERENCE = { weights: "f" };

describe("a number recorded without answers and without n", () => {
  const judged = (limits: string, own: number, theirs = 0.912) =>
    limitOf(
      onPhone(limits, {
        reference: { ...REFERENCE, states: { "top-1": { value: theirs } } },
        int8: { weights: "a", states: { "top-1": { value: own } } },
      }),
    );

  test.each<[string, number, "pass" | "fail"]>([
    ["max-drop: 0.8 pt", 0.904, "pass"],
    ["max-drop: 0.79 pt", 0.904, "fail"],
    ["min: 90.4 %", 0.904, "pass"],
    ["min: 90.41 %", 0.904, "fail"],
  ])("leaves %s inconclusive for %f, leaning to %s", (limit, own, leans) => {
    const found = judged(`top-1: { ${limit} }`, own);
    expect(found).toMatchObject({ state: "inconclusive", leans, on: "phone", from: "target" });
    expect(found).not.toHaveProperty("interval");
    expect(found.why).toContain("Nobody can say how sure that is: only the number is known");
  });

  test("compares in exact decimals: 0.912 less 0.904 is 0.8 points, not 0.8000000000000007", () => {
    expect(judged("top-1: { max-drop: 0.8 pt }", 0.904).observed).toBe(0.008);
  });

  test("of a time is judged by the time, and against the reference by the ratio", () => {
    const scene = onPhone("latency-p50: { max: 10 ms, max-ratio: 0.5, max-increase: 1 ms }", {
      reference: { ...REFERENCE, states: { "latency-p50": { value: 20 } } },
      int8: { weights: "a", states: { "latency-p50": { value: 10.5 } } },
    });
    const limits = variantOf(scene, "int8").limits;
    expect(limits.map(({ operator, leans, observed }) => [operator, leans, observed])).toEqual([
      ["max", "fail", 10.5],
      ["max-ratio", "fail", 0.525],
      ["max-increase", "pass", -9.5],
    ]);
  });

  test("is exact for what the package itself says", () => {
    const scene = onPhone("size: { max: 1 KB, max-ratio: 0.2 }", {
      reference: REFERENCE,
      int8: { weights: "a", states: { "top-1": { value: 0.9 } } },
    });
    expect(variantOf(scene, "int8").limits.map(({ state }) => state)).toEqual(["pass", "fail"]);
  });
});

describe("a rate recorded with its n", () => {
  const scene = (n: number, limits: string) =>
    onPhone(limits, {
      reference: { ...REFERENCE, states: { "top-1": { value: 0.912, n } } },
      int8: { weights: "a", states: { "top-1": { value: 0.904, n } } },
    });

  test("has a rate's bounds for min", () => {
    expect(limitOf(scene(5000, "top-1: { min: 89 % }"))).toMatchObject({ state: "pass", n: 5000 });
    expect(limitOf(scene(100, "top-1: { min: 89 % }"))).toMatchObject({ state: "inconclusive" });
    expect(limitOf(scene(5000, "top-1: { min: 92 % }"))).toMatchObject({ state: "fail" });
  });

  test("has none for a drop: totals do not say on which examples they differ", () => {
    const found = limitOf(scene(5000, "top-1: { max-drop: 5 pt }"));
    expect(found).toMatchObject({ state: "inconclusive", leans: "pass" });
  });
});

describe("a measurement is refused, and its limits are unmeasured, where", () => {
  const TOP1 = { "top-1": { value: 0.9 } };
  const why = (int8: Taken, reference: Taken = { ...REFERENCE, states: TOP1 }) =>
    limitOf(onPhone("top-1: { max-drop: 1 pt }", { reference, int8 })).why;

  test("a rate was written as a percentage", () => {
    const found = why({ weights: "a", states: { "top-1": { value: 91.2 } } });
    expect(found).toBe("the measurement states top-1 as 91.2: a rate is from 0 to 1");
  });

  test("it states more metrics than there are", () => {
    const states = Object.fromEntries(
      Array.from({ length: 101 }, (_, at) => [`m${at}`, { value: 1 }]),
    );
    expect(why({ weights: "a", states })).toBe("the measurement states 101 metrics, over 100");
  });

  test("a time is below zero", () => {
    const found = why({ weights: "a", states: { "latency-p50": { value: -1 } } });
    expect(found).toBe("the measurement states latency-p50 as -1, below zero");
  });

  test("a prediction takes no time", () => {
    const found = why({ weights: "a", states: { ...TOP1, "latency-p50": { value: 0 } } });
    expect(found).toBe("the measurement states latency-p50 as 0 ms: nothing takes no time");
  });

  test.each<[string, Taken]>([
    ["size", { weights: "f", states: TOP1 }],
    ["answer", { weights: "f", states: { "top-1": { value: 0.91 } }, bytes: 4000, bits: 32 }],
    ["bits", { weights: "f", states: TOP1, bytes: 4000 }],
  ])("it names the reference's weights with another %s", (_, int8) => {
    expect(why(int8)).toBe(
      "Phone/int8.json and Phone/reference.json name the same weights, sha256:ffffffffffff, with other sizes or answers",
    );
  });

  test("two variants name the same weights with other sizes", () => {
    const states = TOP1;
    const policy = `${POLICY("top-1: { min: 80 % }", "targets: [phone]")}
      pal4: {}`;
    const limitWith = (pal4: Taken) => {
      const int8 = { weights: "a", states };
      return limitOf({ ...onPhone("", { reference: REFERENCE, int8, pal4 }), policy });
    };
    expect(limitWith({ weights: "a", states, bytes: 500 })).toMatchObject({
      state: "unmeasured",
      why: expect.stringMatching(/^Phone\/int8.json and Phone\/pal4.json name the same weights/),
    });
    expect(limitWith({ weights: "a", states }).state).toBe("inconclusive");
    expect(limitWith({ weights: "a" }).state).toBe("inconclusive");
    expect(limitWith({ weights: "b", states, bytes: 500 }).state).toBe("inconclusive");
  });

  test.each<[string, Taken]>([
    [
      "the measurement states top-1, which its records give as well",
      {
        ...{ weights: "a", states: TOP1 },
        more: { records: { path: "x", digest: letter("1"), count: 1 } },
      },
    ],
    [
      "the measurement states size, which its package give as well",
      { weights: "a", states: { size: { value: 3 } } },
    ],
    [
      "the measurement states latency-p95, which its rounds give as well",
      {
        ...{ weights: "a", states: { "latency-p95": { value: 3 } } },
        more: { latency: { unit: "ms", rounds: [[3]] } },
      },
    ],
  ])("%s", (said, int8) => {
    expect(why(int8)).toBe(said);
  });

  test("it was taken in another environment than the reference's", () => {
    const fingerprint = {
      ...{ engine: "Core ML", coremltools: "9.0", os: "iOS 25", chip: "A18" },
      ...{ computeUnits: "all", evaluator: "1" },
    };
    expect(why({ weights: "a", states: TOP1, more: { fingerprint } })).toContain(
      "the reference was measured in another environment and does not compare: os iOS 25, there iOS 26",
    );
  });

  test("the files of a folder name two sources", () => {
    const reference = { ...REFERENCE, states: TOP1 };
    expect(why({ weights: "a", states: TOP1, source: "e" }, reference)).toBe(
      "Phone/int8.json and Phone/reference.json are not of one model: sha256:eeeeeeeeeeee and sha256:ffffffffffff",
    );
    expect(why({ weights: "a", states: TOP1, source: "f" }, reference)).toContain(
      "within max-drop",
    );
  });
});

test("without a source a variant has the same weights on every target", () => {
  const states = { "top-1": { value: 0.9 } };
  const taken = (weights: string) => (key: Slot) => [
    recording(key, { weights: weightsOf(key, weights), states }),
  ];
  const weightsOf = ({ variant, target }: Slot, elsewhere: string) =>
    variant === "reference" ? "f" : target === "phone" ? "a" : elsewhere;
  const policy = POLICY("top-1: { min: 80 % }", "targets: [phone, tablet]").replace(
    "{ phone: Phone }",
    "{ phone: Phone, tablet: Tablet }",
  );
  const scene = { policy, samples: 0, head: {}, plan: { requests: [] } };
  const statesOf = (weights: string) =>
    variantOf({ ...scene, recordings: taken(weights) }, "int8").limits.map(({ state }) => state);
  expect(statesOf("a")).toEqual(["inconclusive", "inconclusive"]);
  expect(statesOf("b")).toEqual(["unmeasured", "unmeasured"]);
});

describe("a regression of what is recorded on both sides", () => {
  const scene = (base: number, own: number): Scene => ({
    ...onPhone("top-1: { max-regression: 1 pt }", {}),
    recordings: (key) => [
      recording(key, {
        weights: key.variant === "reference" ? "f" : key.side === "base" ? "b" : "a",
        states: { "top-1": { value: key.side === "base" ? base : own } },
        from: key.side === "base" ? "base" : "target",
      }),
    ],
  });

  test("leans by the two numbers", () => {
    expect(limitOf(scene(0.91, 0.9))).toMatchObject({ state: "inconclusive", leans: "pass" });
    expect(limitOf(scene(0.92, 0.9))).toMatchObject({ leans: "fail", observed: 0.02 });
  });

  test("is not applicable only where the merge-base is seen to have none", () => {
    const base = { kind: "absent", why: "the merge-base has no such model" } as const;
    expect(limitOf({ ...scene(0.9, 0.9), planned: { base } }).state).toBe("not-applicable");
    const bare = {
      ...scene(0.9, 0.9),
      recordings: recorded({ int8: { weights: "a", states: {} } }),
    };
    expect(limitOf(bare).state).toBe("unmeasured");
  });
});

test("the objective of latency takes the fastest, by the numbers that were recorded", () => {
  const policy = POLICY(
    "top-1: { max-drop: 1 pt }",
    "targets: [phone]\n    objective: latency",
  ).replace("int8:", "int4: { limits: { top-1: { max-drop: 1 pt } } }\n      int8:");
  const states = (time: number) => ({ "top-1": { value: 0.9 }, "latency-p50": { value: time } });
  const model = modelOf({
    ...{ policy, samples: 0, head: {}, plan: { requests: [] } },
    recordings: recorded({
      reference: { ...REFERENCE, states: states(20) },
      int8: { weights: "a", states: states(8), bytes: 2000 },
      int4: { weights: "b", states: states(9), bytes: 1000 },
    }),
  });
  expect(model).toMatchObject({ recommended: "int8", objective: "latency" });
  expect(model.because).toMatch(/^int8 is the fastest variant that keeps every limit/);
  expect(model.excluded).toEqual([{ name: "int4", why: "is slower than int8: 9 ms" }]);
  expect(model.advice?.map(({ topic }) => topic)).toContain("smaller-but-slower");
});

describe("a recording of a model with a source", () => {
  const WHOLE = { answers: answers(100, 90), weights: "a" };
  const LATENCY = { "latency-p50": { value: 8 } };
  const scene = (taken: Parameters<typeof recorded>[0], head: Scene["head"] = {}): Scene => ({
    policy: POLICY("latency-p50: { max: 10 ms, on: phone }", "source: Food.mlpackage").replace(
      "recorded:",
      "data: { images: Eval }\n    recorded:",
    ),
    samples: 100,
    head: { reference: { answers: answers(100, 90) }, int8: WHOLE, ...head },
    recordings: recorded(taken),
  });

  test("of the weights that are judged is believed", () => {
    expect(limitOf(scene({ int8: { weights: "a", states: LATENCY } }))).toMatchObject({
      ...{ state: "inconclusive", leans: "pass", on: "phone", observed: 8, from: "target" },
    });
  });

  test("of other weights is stale", () => {
    expect(limitOf(scene({ int8: { weights: "b", states: LATENCY } }))).toMatchObject({
      state: "unmeasured",
      outcome: "fail",
      why: "Phone/int8.json is stale: it was taken on the weights sha256:bbbbbbbbbbbb, and these are sha256:aaaaaaaaaaaa",
    });
  });

  test("comes from the target branch where both sides have one of these weights", () => {
    const both = [
      { weights: "a", states: { "latency-p50": { value: 20 } }, from: "target" as const },
      { weights: "a", states: LATENCY, from: "head" as const },
    ];
    expect(limitOf(scene({ int8: both }))).toMatchObject({ leans: "fail", from: "target" });
  });

  test("comes from the head where the target branch has one of other weights alone, and this is said", () => {
    const both = [
      { weights: "b", states: LATENCY, from: "target" as const },
      { weights: "a", states: LATENCY, from: "head" as const },
    ];
    expect(limitOf(scene({ int8: both }))).toMatchObject({ leans: "pass", from: "head" });
    expect(modelOf(scene({ int8: both })).notes).toEqual([
      expect.stringMatching(/^what was measured on phone of int8 comes from the head itself/),
    ]);
  });

  test("is bound to nothing where the variant could not be made here", () => {
    const taken = { int8: { weights: "a", states: LATENCY } };
    const found = limitOf(scene(taken, { int8: { ...WHOLE, failed: "killed" } }));
    expect(found).toMatchObject({
      state: "unmeasured",
      why: "what was recorded on phone cannot be bound to this variant's weights: killed",
    });
  });

  test("that was refused says why", () => {
    const refused: ReadRecording = {
      ...{ kind: "refused", from: "target", path: "Phone/int8.json", why: "is not JSON" },
    };
    expect(limitOf(scene({ int8: refused })).why).toBe("Phone/int8.json is not JSON");
  });
});

describe("a model without a source", () => {
  const TOP1 = { "top-1": { value: 0.9 } };
  const taken = { reference: { ...REFERENCE, states: TOP1 }, int8: { weights: "a", states: TOP1 } };

  test("is judged, and says that no weights were checked", () => {
    const model = modelOf(onPhone("top-1: { min: 80 % }", taken));
    expect(model).toMatchObject({ outcome: "warn", targets: ["phone"] });
    expect(model.notes).toEqual([expect.stringMatching(/^no weights were checked/)]);
  });

  test("takes the head's weights as the head says them, but the target branch's numbers for them", () => {
    const own = (states: Taken["states"], from: "target" | "head", weights = "a"): Taken => ({
      ...{ weights, from },
      ...(states && { states }),
    });
    const forged = {
      ...taken,
      int8: [own(TOP1, "target"), own({ "top-1": { value: 1 } }, "head")],
    };
    expect(limitOf(onPhone("top-1: { min: 80 % }", forged)).observed).toBe(0.9);
    const fresh = {
      ...taken,
      int8: [own(TOP1, "target", "b"), own({ "top-1": { value: 1 } }, "head")],
    };
    expect(limitOf(onPhone("top-1: { min: 80 % }", fresh))).toMatchObject({
      observed: 1,
      from: "head",
    });
  });

  test("lacks what the head has dropped, though the target branch still has it", () => {
    const dropped: ReadRecording = {
      ...{ kind: "refused", from: "head", path: "Phone/int8.json", why: "is not there" },
    };
    const scene = onPhone("top-1: { min: 80 % }", {
      ...taken,
      int8: [{ weights: "a", states: TOP1 }, dropped],
    });
    expect(limitOf(scene)).toMatchObject({
      state: "unmeasured",
      why: "Phone/int8.json is not there",
    });
  });

  test("of which nothing was recorded could not be judged", () => {
    expect(modelOf(onPhone("top-1: { min: 80 % }", {}))).toMatchObject({
      outcome: "error",
      because: "Nothing was measured: no measurement was recorded.",
    });
  });

  test("is recommended on point estimates, and called so", () => {
    const model = modelOf(onPhone("top-1: { max-drop: 1 pt }", taken));
    expect(model).toMatchObject({ recommended: "int8", onEstimates: true });
    expect(model.because).toContain(
      "int8 is the smallest variant that keeps every limit by the numbers seen.",
    );
    expect(model.because).toContain(
      "Nobody can say how sure that is: of top-1 max-drop 1 pt only a number is known.",
    );
  });
});

test("the verdict has what each metric of a task of the user's own is measured in", () => {
  const metrics = "metrics: { word-accuracy: { direction: higher, unit: '%' } }";
  const scene = onPhone("word-accuracy: { min: 80 % }", {
    int8: { weights: "a", states: { "word-accuracy": { value: 0.9 } } },
  });
  const policy = scene.policy.replace(
    "task: image-classification",
    `task: words.py:Words\n    ${metrics}`,
  );
  expect(modelOf({ ...scene, policy }).declared).toEqual({ "word-accuracy": "rate" });
  expect(modelOf(onPhone("top-1: { min: 80 % }", {}))).not.toHaveProperty("declared");
});
