import { describe, expect, test } from "vitest";
import type { Cliff } from "../../../src/contract/counsel.ts";
import type { Recipe } from "../../../src/contract/recipe.ts";
import { advise } from "../../../src/judge/advice/advise.ts";
import type { AdviceBasis, Known } from "../../../src/judge/advice/basis.ts";
import { Observation } from "../../../src/judge/evidence/observation.ts";
import type { SeenVariant } from "../../../src/judge/evidence/seen.ts";
import { readPolicy } from "../../../src/policy/read.ts";
import { pairTable, similarityBuilder } from "../../../src/tasks/sentence-similarity/columns.ts";

const FINGERPRINT = {
  engine: "Core ML",
  coremltools: "9.0",
  os: "iOS 26",
  chip: "A18",
  computeUnits: "CPU_ONLY",
  evaluator: "1",
};

function seen(bytes: number, more: Partial<SeenVariant> = {}): SeenVariant {
  return {
    package: {
      bytes,
      weightsDigest: `sha256:${"a".repeat(64)}`,
      minimumOS: "iOS 18",
      weights: { bitsPerWeight: 8, byKind: {} },
    },
    fingerprint: FINGERPRINT,
    columns: { unmeasured: "it has no records" },
    stated: {},
    ...more,
  };
}

const preset = (name: string): Recipe => ({ kind: "preset", preset: name });
const REFERENCE = seen(48_000_000);

function known(name: string, one: SeenVariant, recipe = preset(name), top = REFERENCE): Known {
  const base = { kind: "unknown", why: "not asked for" } as const;
  const place = { side: "head", variant: name, target: "iphone" } as const;
  const reference = new Observation({ ...place, variant: "reference" }, top);
  const own = new Observation(place, one, reference);
  return { name, target: "iphone", recipe, seen: own, comparison: { own, reference, base } };
}

function ground(variants: readonly Known[], more: Partial<AdviceBasis> = {}): AdviceBasis {
  const policy = readPolicy(POLICY, "quantgate.yml");
  const [model] = policy.models;
  if (model === undefined) throw new Error("the policy has no model");
  return { model, known: variants, alpha: 0.05, ...more };
}

const POLICY = `version: 1
models:
  food:
    source: Food.mlpackage
    task: image-classification
    data: { images: Eval }
    variants: { int8: {} }`;

const topics = (one: AdviceBasis) => advise(one).map(({ topic }) => topic);
const told = (one: AdviceBasis, topic: string) =>
  advise(one).find((found) => found.topic === topic);

describe("a model under 5 MB at 8 bits", () => {
  test("is told how little there is left to save", () => {
    const one = ground([known("int8", seen(4_999_999))]);
    expect(told(one, "small-model")).toMatchObject({
      variant: "int8",
      text: expect.stringContaining("it is 5 MB already; going lower saves at most 2.5 MB"),
    });
  });

  test.each<[string, Known]>([
    ["of 5 MB", known("int8", seen(5_000_000))],
    ["under 5 MB at 4 bits alone", known("int4", seen(4_000_000))],
  ])("one %s is not", (_, one) => {
    expect(topics(ground([one]))).not.toContain("small-model");
  });

  test.each<[string, Recipe]>([
    [
      "a palette of 8 bits",
      { kind: "convert", steps: [{ op: "palettize", config: { nbits: 8 } }] },
    ],
    [
      "8 bits in coremltools' long form",
      {
        kind: "convert",
        steps: [{ op: "quantize", config: { global_config: { dtype: "int8" } } }],
      },
    ],
    ["a package made by hand of 8 bits a weight", { kind: "source", path: "Food8.mlpackage" }],
  ])("%s is at 8 bits", (_, recipe) => {
    expect(topics(ground([known("mine", seen(1_500_000), recipe)]))).toContain("small-model");
  });
});

describe("a model under 1 MB bound for the Neural Engine", () => {
  const bound = (bytes: number, computeUnits: string) =>
    ground([known("int4", seen(bytes, { fingerprint: { ...FINGERPRINT, computeUnits } }))]);

  test.each(["CPU_AND_NE", "ALL", "cpu and ane", "Neural Engine"])("is told so on %s", (units) => {
    expect(told(bound(999_999, units), "neural-engine")?.text).toContain(
      "at 1 MB it may run faster on the CPU",
    );
  });

  test.each([
    [1_000_000, "CPU_AND_NE"],
    [999_999, "CPU_ONLY"],
    [999_999, "CPU_AND_GPU"],
    [999_999, "not published"],
  ])("%i bytes on %s are not", (bytes, units) => {
    expect(topics(bound(bytes, units))).not.toContain("neural-engine");
  });

  test("is told so where the policy has it run there", () => {
    const one = ground([known("int4", seen(999_999))]);
    const model = { ...one.model, targets: ["coreml-ane"] };
    expect(topics({ ...one, model })).toContain("neural-engine");
    expect(topics({ ...one, model: { ...model, targets: ["coreml-gpu"] } })).toEqual([]);
  });
});

describe("a range audit", () => {
  const reach = (largest: number) => ({
    count: 1,
    ops: [{ op: "matmul", name: "scores", largest, infinite: false, examples: 3 }],
  });
  type Listed = NonNullable<SeenVariant["range"]>["overflows"];
  const NONE = { count: 0, ops: [] };
  const audited = (overflows: Listed, products: Listed) =>
    ground([
      known(
        "fp16",
        seen(9e6, {
          range: { precision: "fp16", examples: 9, overflows, products, nan: NONE, unseen: NONE },
        }),
      ),
    ]);

  test("with a value past 65,504 advises to keep that op in FP32", () => {
    expect(told(audited(reach(65_504.5), NONE), "range")).toEqual({
      variant: "fp16",
      topic: "range",
      text: expect.stringMatching(/^matmul scores \(65,505\) passes 65,504.*leave it in FP32/),
    });
  });

  test("with a product past 32,768 advises to compare with the CPU", () => {
    expect(told(audited(NONE, reach(32_769)), "range")?.text).toMatch(/passes 32,768.*the CPU's/);
  });

  test("in which nothing passes either advises nothing", () => {
    expect(advise(audited(NONE, NONE))).toEqual([]);
  });
});

describe("embeddings", () => {
  /** A hundred pairs, of which so many lie just above the middle and fall below it. */
  function pairs(falling: number) {
    const cosines = Array.from({ length: 100 }, (_, at) => at / 100);
    const fallen = cosines.map((one, at) => (at >= 50 && at < 50 + falling ? one - 0.1 : one));
    const [before, after] = [cosines, fallen].map(columnsOf);
    if (before === undefined || after === undefined) throw new Error("there are two sides");
    return ground([
      known("int4", seen(9e6, { columns: after }), preset("int4"), seen(4e7, { columns: before })),
    ]);
  }

  function columnsOf(cosines: readonly number[]) {
    const ids = cosines.map((_, at) => `pair-${at}`);
    const builder = similarityBuilder(pairTable(ids.map((id) => ({ id, score: 1 }))));
    for (const [at, cosine] of cosines.entries()) builder.add({ id: ids[at] ?? "", cosine });
    return builder.finish();
  }

  test("of which more than 2 % of the pairs change sides are told of their line", () => {
    expect(told(pairs(3), "boundary-cases")?.text).toMatch(
      /^3 % of the pairs change sides.* of 0\.50/,
    );
  });

  test("of which 2 % do are not", () => {
    expect(topics(pairs(2))).toEqual([]);
  });

  const recalled = (value: number) =>
    ground([known("int4", seen(9e6, { stated: { "neighbours@10": { value } } }))]);

  test("that find fewer than 95 % of their neighbours again are told of the index", () => {
    expect(told(recalled(0.949), "boundary-cases")?.text).toMatch(/finds 94\.9 % again.*index/);
    expect(topics(recalled(0.95))).toEqual([]);
  });
});

describe("smaller but slower", () => {
  const timed = (bytes: number, times: Partial<SeenVariant>) =>
    known(`at${bytes}`, seen(bytes, times));
  const stating = (value: number) => ({ stated: { "latency-p50": { value } } });
  /** Eight processes around a median, a little apart. */
  const early = (predictions: number[][]) => ({ rounds: { predictions } });
  const rounds = (median: number) => ({
    rounds: { predictions: [-3, -2, -1, 0, 0, 1, 2, 3].map((off) => [median + off / 100]) },
  });

  test("is told with both sizes and times", () => {
    const one = ground([timed(20e6, stating(1.38)), timed(10e6, stating(1.5))]);
    expect(advise(one)).toEqual([
      {
        variant: "at10000000",
        topic: "smaller-but-slower",
        text: "smaller but slower: 10 MB and 1.5 ms on iphone, at20000000 20 MB and 1.38 ms; take it for its size alone",
      },
    ]);
  });

  test.each<[string, Partial<SeenVariant>, Partial<SeenVariant>]>([
    ["it takes just as long", stating(1.38), stating(1.38)],
    ["the times of many rounds overlap", rounds(1.5), rounds(1.505)],
    ["there are too few rounds to tell", early([[1.3], [1.31]]), early([[2], [2.1]])],
  ])("is not told where %s", (_, larger, smaller) => {
    expect(advise(ground([timed(20e6, larger), timed(10e6, smaller)]))).toEqual([]);
  });

  test("is told where the times of many rounds lie apart", () => {
    const one = ground([timed(20e6, rounds(1.5)), timed(10e6, rounds(1.7))]);
    expect(topics(one)).toEqual(["smaller-but-slower"]);
  });

  test("is not told of two environments", () => {
    const elsewhere = { ...stating(1.5), fingerprint: { ...FINGERPRINT, chip: "A15" } };
    expect(advise(ground([timed(20e6, stating(1.38)), timed(10e6, elsewhere)]))).toEqual([]);
  });
});

describe("on a cliff", () => {
  const cliff: Cliff = {
    certainty: "likely",
    metric: "top-1",
    variant: "fallen",
    after: "int8",
    drop: 0.087,
    saved: 6e6,
    slope: 0.087,
    slopeBefore: 0.007,
    ratio: 12.4,
    perMegabyte: 0.0145,
    errorRatio: 1.9,
  };
  const at = (recipe: Recipe) => ground([known("fallen", seen(6e6), recipe)], { cliff });
  const palette = (nbits: number): Recipe => ({
    kind: "convert",
    steps: [{ op: "palettize", config: { nbits } }],
  });

  test("of 4 bits, groups are worth trying first", () => {
    expect(told(at(preset("int4")), "cliff")?.text).toContain(
      "per_grouped_channel, group_size: 16",
    );
    expect(topics(at(palette(4)))).toContain("cliff");
  });

  test("of 2 bits they are, unless 4 bits stand above it already", () => {
    const fallen = known("fallen", seen(6e6), palette(2));
    const four = known("pal4", seen(7e6), palette(4));
    const six = known("pal6", seen(7e6), palette(6));
    expect(topics(ground([six, fallen], { cliff }))).toContain("cliff");
    expect(topics(ground([four, fallen], { cliff }))).not.toContain("cliff");
  });

  test("of more bits they are not, nor without a cliff", () => {
    expect(topics(at(palette(6)))).not.toContain("cliff");
    expect(topics(ground([known("fallen", seen(6e6), preset("int4"))]))).not.toContain("cliff");
  });
});
