import { describe, expect, test } from "vitest";
import { toNumber } from "../../src/catalog/decimal.ts";
import { FOOD, problemsOf, read, withLimits, withModel } from "./sample-policy.ts";

const food = read(FOOD).models[0];
const variant = (name: string) => food?.variants.find((each) => each.name === name);

describe("a policy", () => {
  test("gives its models with what they are, in the order written", () => {
    expect(food).toMatchObject({
      name: "food",
      source: "Models/Food.mlpackage",
      task: "image-classification",
      data: {
        parts: [
          { key: "images", at: "Eval/food", options: { fit: "center-crop" } },
          { key: "labels", at: "Eval/labels.csv" },
        ],
        options: {},
        sliceBy: ["lighting"],
      },
      reference: "source",
      ship: "int8",
      targets: ["auto"],
      recorded: { "iphone-15": "Measurements/iphone15" },
      at: { line: 9, column: 3 },
    });
    expect(food?.variants.map(({ name }) => name)).toEqual([
      "fp16",
      "int8",
      "int4-grouped",
      "sparse",
      "hand-made",
    ]);
  });

  test("gives each variant the recipe that its name, convert or source stands for", () => {
    expect(variant("int8")?.recipe).toEqual({ kind: "preset", preset: "int8" });
    expect(variant("hand-made")?.recipe).toEqual({
      kind: "source",
      path: "Models/FoodQAT.mlpackage",
    });
    expect(variant("int4-grouped")?.recipe).toEqual({
      kind: "convert",
      steps: [
        {
          op: "palettize",
          config: { nbits: 4, granularity: "per_grouped_channel", group_size: 16 },
        },
      ],
    });
    expect(variant("sparse")?.recipe).toEqual({
      kind: "convert",
      steps: [
        { op: "prune", config: { target_sparsity: 0.5 } },
        { op: "quantize", config: { global_config: { dtype: "int8" } } },
      ],
    });
  });

  test("gives each limit its exact number, its text and its place", () => {
    const limits = variant("int8")?.limits ?? [];
    expect(limits.map(({ metric, operator, text }) => `${metric} ${operator} ${text}`)).toEqual([
      "top-1 min 88 %",
      "top-1 max-drop 1.5 pt",
      "top-1 max-regression 1 pt",
      "size max 13 MB",
      "size max-ratio 0.3",
      "latency-p50 max 10 ms",
      "top-1 max-drop 3 pt",
    ]);
    expect(limits.map(({ target }) => toNumber(target))).toEqual([
      0.88, 0.015, 0.01, 13_000_000, 0.3, 10, 0.03,
    ]);
    expect(limits[1]).toEqual({
      metric: "top-1",
      operator: "max-drop",
      target: { units: 15n, scale: 3 },
      text: "1.5 pt",
      at: { line: 20, column: 31 },
    });
    expect(limits[5]?.on).toBe("iphone-15");
    expect(limits[6]?.slice).toEqual({ column: "lighting", value: "dark" });
  });

  test("gives the settings of the run, of branches and of variants as written", () => {
    const policy = read(FOOD);
    expect(policy.gate).toEqual({
      confidence: { units: 95n, scale: 2 },
      onInconclusive: "warn",
      onUnmeasured: "fail",
    });
    expect(policy.branches).toEqual([
      { pattern: "release/**", gate: { onInconclusive: "fail" }, data: new Map() },
    ]);
    expect(variant("int8")?.gate).toEqual({ onUnmeasured: "warn" });
  });

  test("gives its waivers", () => {
    expect(read(FOOD).waivers).toMatchObject([
      { model: "food", variant: "int8", limit: "top-1 max-drop", until: "2027-01-31" },
    ]);
  });

  test("needs little: what is left out is told by no one to be missing", () => {
    expect(read(withModel("")).models[0]).toMatchObject({
      reference: "source",
      ship: null,
      targets: ["auto"],
      recorded: {},
      variants: [{ name: "int8", limits: [] }],
    });
  });

  test("keeps branches and variants in the order written even where names are numbers", () => {
    const text = `${withModel("").replace("{ int8: }", '{ int8: , "8": { source: a.mlpackage }, "4": { source: b.mlpackage } }')}
branches: { "z*": { gate: {} }, "2024": { gate: {} }, "1": { gate: {} } }`;
    const { models, branches } = read(text);
    expect(models[0]?.variants.map(({ name }) => name)).toEqual(["int8", "8", "4"]);
    expect(branches.map(({ pattern }) => pattern)).toEqual(["z*", "2024", "1"]);
  });

  test("may reuse parts of itself with anchors", () => {
    const text = withModel("").replace(
      "{ int8: }",
      "{ fp16: { limits: &strict { top-1: { max-drop: 1 pt } } }, int8: { limits: *strict } }",
    );
    const [fp16, int8] = read(text).models[0]?.variants ?? [];
    expect(int8?.limits).toEqual(fp16?.limits);
  });

  test("may begin with a byte order mark and end its lines as Windows does", () => {
    expect(read(`\uFEFF${FOOD.replaceAll("\n", "\r\n")}`)).toEqual(read(FOOD));
  });
});

describe("what later work evaluates", () => {
  test.each([
    [
      "object-detection",
      "{ images: a, annotations: b.json, fit: scale-fit, decode: { form: raw-head } }",
      "map-50",
    ],
    [
      "sentence-similarity",
      "{ pairs: a.csv, tokenizer: t.json, pooling: mean, max-length: 64 }",
      "spearman",
    ],
    ["semantic-search", "{ corpus: c, queries: q, qrels: r, tokenizer: t }", "ndcg@10"],
    ["text-generation", "{ texts: a, tokenizer: t, context: 512, stride: 256 }", "next-token"],
    ["parity", "{ arrays: a.npz }", "cosine"],
    ["regression", "{ arrays: a.npz, labels: l.csv }", "mae"],
    ["segmentation", "{ images: a, masks: b }", "mean-iou"],
  ])("parses: %s", (task, data, metric) => {
    const number = ["mae", "cosine", "spearman"].includes(metric) ? "0.5" : "50 %";
    const text = withLimits(`{ ${metric}: { min: ${number} } }`)
      .replace("image-classification", task)
      .replace(/data: .*/, `data: ${data}`);
    expect(read(text).models[0]).toMatchObject({ task, variants: [{ limits: [{ metric }] }] });
  });

  test("parses: a task of the user's own, with the metrics it declares", () => {
    const text = withLimits(
      "{ word-errors: { max-increase: 1 pt } }",
      'metrics: { word-errors: { direction: lower, unit: "%" } }',
    )
      .replace("image-classification", "eval/words.py:WordErrors")
      .replace(/data: .*/, "data: { anything: [1, 2] }");
    const [model] = read(text).models;
    expect(model?.metrics).toMatchObject([
      { name: "word-errors", direction: "lower", quantity: "rate" },
    ]);
    expect(model?.data.options).toEqual({ anything: [1, 2] });
    const [limit] = model?.variants[0]?.limits ?? [];
    expect(limit?.target).toEqual({ units: 1n, scale: 2 });
    expect(limit?.declared).toEqual(model?.metrics?.[0]);
  });

  test.each(["top-k", "top-5", "size"])(
    "refuses to declare what is a metric already: %s",
    (name) => {
      const text = withLimits(
        "{ size: { max: 1 MB } }",
        `metrics: { ${name}: { direction: lower, unit: "%" } }`,
      ).replace("image-classification", "eval/words.py:WordErrors");
      expect(() => read(text)).toThrow(`${name} is a metric already: give yours another name`);
    },
  );

  test("parses: a model that is only recorded, without source or data", () => {
    const text = `version: 1
models:
  food:
    task: image-classification
    targets: [iphone-15]
    recorded: { iphone-15: Measurements }
    variants: { int8: { limits: { latency-p95: { max: 20 ms }, peak-memory: { max: 1.5 GiB } } } }`;
    expect(read(text).models[0]).toMatchObject({ source: null, targets: ["iphone-15"] });
  });

  test("does not parse without source where one target is not recorded", () => {
    const text = `version: 1
models:
  food:
    task: image-classification
    targets: [iphone-15, portable]
    recorded: { iphone-15: Measurements }
    variants: { int8: }`;
    expect(problemsOf(text)).toEqual([
      "quantgate.yml:3:3 model food needs source\n  such as source: Models/Food.mlpackage",
      "quantgate.yml:3:3 model food needs data\n  such as data: { images: Eval/images, labels: Eval/labels.csv }",
    ]);
  });
});
