import { describe, expect, test } from "vitest";
import { FOOD, problemsOf, withLimits, withModel } from "./sample-policy.ts";

const METRICS =
  "top-k, agreement, balanced-accuracy, worst-class, true-class-probability, log-loss, size, bits-per-weight, minimum-os, latency-p50, latency-p95, load-time, first-prediction, peak-memory, ane-share, device-switches, target-parity";
const TARGETS = "auto, portable, coreml-cpu, coreml-gpu, coreml-ane, coreml-all";
const PRESETS = "fp32, fp16, int8, int4, pal8, pal6, pal4, pal3, pal2, pal1, w8a8";

describe("a limit", () => {
  test.each([
    [
      "of a rate's drop without a unit",
      "{ top-1: { max-drop: 0.5 } }",
      "7:54 top-1 max-drop is a difference of rates: write it in points, such as 0.5 pt (found 0.5)\n  accepted unit: pt",
    ],
    [
      "of a rate's drop in percent",
      "{ top-1: { max-drop: 1 % } }",
      "7:54 top-1 max-drop is a difference of rates: write it in points, such as 0.5 pt (found 1 %)\n  accepted unit: pt",
    ],
    [
      "of a rate as a fraction",
      "{ top-5: { min: 0.88 } }",
      "7:49 top-5 min is a rate: write it in percent, such as 88 % (found 0.88)\n  accepted unit: %",
    ],
    [
      "of a rate above the whole",
      "{ top-1: { min: 880 % } }",
      "7:49 top-1 min is a rate from 0 % to 100 % (found 880 %)",
    ],
    [
      "of a size in a unit that is not known",
      "{ size: { max: 13 mb } }",
      "7:48 size max is a size: write it with its unit, such as 13 MB (found 13 mb)\n  did you mean MB? accepted units: B, KB, MB, GB, KiB, MiB, GiB",
    ],
    [
      "of a ratio in percent",
      "{ size: { max-ratio: 30 % } }",
      "7:54 size max-ratio is a ratio to the reference: write it as a plain number, such as 0.3 (found 30 %)",
    ],
    [
      "of a version without its name",
      "{ minimum-os: { max: 17 } }",
      "7:54 minimum-os max is a version of iOS: write it with its name, such as iOS 17 (found 17)\n  accepted unit: iOS",
    ],
    [
      "without a number",
      "{ top-1: { min: } }",
      "7:49 top-1 min is a rate: write it in percent, such as 88 % (found no number)\n  accepted unit: %",
    ],
    [
      "that is a list",
      "{ top-1: { min: [88 %] } }",
      "7:49 top-1 min is a rate: write it in percent, such as 88 % (found no number)\n  accepted unit: %",
    ],
    [
      "in the harmless direction of a metric better the higher",
      "{ top-1: { max-increase: 1 pt } }",
      "7:44 top-1 is better the higher, so a drop is the harm: write max-drop, not max-increase",
    ],
    [
      "in the harmless direction of a metric better the lower",
      "{ size: { max-drop: 1 MB } }",
      "7:43 size is better the lower, so an increase is the harm: write max-increase, not max-drop",
    ],
    [
      "by a ratio that could not stop a loss",
      "{ agreement: { max-ratio: 0.9 } }",
      "7:48 agreement is better the higher, so max-ratio would not stop a loss: write max-drop or min",
    ],
    [
      "by a difference of versions",
      "{ minimum-os: { max-regression: iOS 1 } }",
      "7:49 minimum-os is a version, which takes min or max only, not max-regression",
    ],
    [
      "on a metric that is misspelt",
      "{ top1: { min: 88 % } }",
      `7:35 unknown metric top1; did you mean top-1?\n  accepted: ${METRICS}`,
    ],
    [
      "on a metric that no one knows",
      "{ f1-of-birds: { min: 88 % } }",
      `7:35 unknown metric f1-of-birds\n  accepted: ${METRICS}`,
    ],
    [
      "on a metric named like a part of every object",
      "{ constructor: { min: 88 % } }",
      `7:35 unknown metric constructor\n  accepted: ${METRICS}`,
    ],
    [
      "on a metric that the task cannot produce",
      "{ map-50: { min: 50 % } }",
      "7:35 image-classification cannot produce map-50\n  it produces top-k, agreement, balanced-accuracy, worst-class, true-class-probability, log-loss",
    ],
    [
      "on a metric without an operator",
      "{ agreement: {} }",
      "7:35 agreement has no limit\n  accepted: min, max, max-drop, max-regression",
    ],
    [
      "that is not a map",
      "{ top-1: 88 % }",
      "7:42 top-1 must be a map of min, max, max-drop, max-increase, max-ratio, max-regression, worst, max-share, on (found 88 %)",
    ],
    [
      "with an operator that is misspelt",
      "{ top-1: { max_drop: 1 pt, min: 88 % } }",
      "7:44 unknown key max_drop in top-1; did you mean max-drop?\n  accepted: min, max, max-drop, max-increase, max-ratio, max-regression, worst, max-share, on",
    ],
    [
      "with a worst of what has a most",
      "{ top-1: { max-drop: 1 pt, worst: 3 pt, max-share: 5 % } }",
      "7:60 top-1 has no worst: that is for means of what has no most (log-loss, perplexity, mae, and those that a task of your own declares)",
      "7:73 top-1 has no max-share: that is for means of what has no most (log-loss, perplexity, mae, and those that a task of your own declares)",
    ],
    [
      "with a worst and a share in other units",
      "{ log-loss: { max-increase: 0.03, worst: 1 pt, max-share: 0.05 } }",
      "7:74 log-loss worst is a difference of plain numbers: write it without a unit, such as 0.01 (found 1 pt)",
      "7:91 log-loss max-share is a rate: write it in percent, such as 88 % (found 0.05)\n  accepted unit: %",
    ],
    [
      "with a worst that counts nothing by its size",
      "{ log-loss: { max-increase: 0.03, worst: 0 } }",
      "7:74 log-loss worst is above 0",
    ],
    [
      "with a worst alone",
      "{ log-loss: { worst: 1 } }",
      "7:35 log-loss has no limit\n  accepted: min, max, max-increase, max-ratio, max-regression",
    ],
    [
      "on a target that the model does not have",
      "{ latency-p50: { max: 10 ms, on: iphone-15 } }",
      "7:66 this model has no target iphone-15\n  accepted: auto",
    ],
  ])("%s is told", (_, limits, ...messages) => {
    expect(problemsOf(withLimits(limits))).toEqual(messages.map((one) => `quantgate.yml:${one}`));
  });

  test("on a metric that no target gives is told", () => {
    const text = withLimits("{ ane-share: { min: 50 % } }", "targets: [portable, coreml-cpu]");
    expect(problemsOf(text)).toEqual([
      "quantgate.yml:7:35 portable and coreml-cpu cannot produce ane-share\n  targets that can: coreml-ane, coreml-all, or a recorded one",
    ]);
  });

  test("on a recorded target may be on any metric", () => {
    const text = withLimits(
      "{ latency-p50: { max: 10 ms, on: iphone } }",
      "targets: [portable]\n    recorded: { iphone: Measured }",
    );
    expect(() => problemsOf(text)).toThrow("this policy was accepted");
  });

  test.each([
    [
      "of a column that slice-by does not list",
      "lite=dark: { top-1: { min: 80 % } }",
      "35 data slice-by has no column lite\n  it has: lighting, label",
    ],
    [
      "without a value",
      "lighting: { top-1: { min: 80 % } }",
      "35 a slice is a column and a value, such as lighting=dark (found lighting)",
    ],
    [
      "of a metric that is the same for every slice",
      "lighting=dark: { size: { max: 8 MB } }",
      "52 size is the same for every slice: limit it under limits",
    ],
  ])("on a slice %s is told", (_, slices, message) => {
    const text = withLimits("{}").replace("limits: {}", `slices: { ${slices} }`);
    expect(problemsOf(text)).toEqual([`quantgate.yml:7:${message}`]);
  });
});

describe("a model", () => {
  test.each([
    [
      "without anything in it",
      "version: 1\nmodels: { food: {} }",
      [
        "2:11 model food needs source\n  such as source: Models/Food.mlpackage",
        "2:11 model food needs task\n  such as task: image-classification",
        "2:11 model food needs data\n  such as data: { images: Eval/images, labels: Eval/labels.csv }",
        "2:11 model food needs variants\n  such as variants: { fp16: {}, int8: {} }",
      ],
    ],
    [
      "whose key is misspelt, which is told once",
      withModel("").replace("source:", "sorce:"),
      [
        "4:5 unknown key sorce in food; did you mean source?\n  accepted: source, task, data, metrics, python, reference, ship, targets, timeout, audit, objective, gate, variants, recorded",
      ],
    ],
    [
      "that is waited for too long",
      withModel("timeout: 5000 s"),
      ["8:14 timeout is a time to wait from 1 s to 3600 s (found 5000 s)"],
    ],
    [
      "that is waited for in no seconds",
      withModel("timeout: 2 min"),
      [
        "8:14 timeout is a time to wait: write it in seconds, such as 60 s (found 2 min)\n  accepted unit: s",
      ],
    ],
    [
      "whose task is misspelt",
      withModel("").replace("image-classification", "image-clasification"),
      [
        "5:11 unknown task image-clasification; did you mean image-classification?\n  accepted: image-classification, multi-label-classification, object-detection, sentence-similarity, semantic-search, text-generation, parity, regression, segmentation, or path/file.py:Class",
      ],
    ],
    [
      "that ships what is no variant",
      withModel("ship: int9"),
      [
        "8:11 ship names no variant of this model; did you mean int8? (found int9)\n  accepted: int8",
      ],
    ],
    [
      "whose reference is nothing it has",
      withModel("reference: fp16"),
      [
        "8:16 reference names no variant of this model; did you mean fp32? (found fp16)\n  accepted: source, fp32, int8",
      ],
    ],
    [
      "with an unknown target",
      withModel("targets: [portabel]"),
      [`8:15 unknown target portabel; did you mean portable?\n  accepted: ${TARGETS}`],
    ],
    [
      "with a target twice",
      withModel("targets: [auto, auto]"),
      ["8:21 target auto stands here twice"],
    ],
    [
      "with no target",
      withModel("targets: []"),
      ["8:14 targets is empty: name at least one, such as auto"],
    ],
    [
      "with a recorded target named like one of ours",
      withModel("recorded: { auto: Measured }"),
      ["8:17 auto is a target already: give the recorded one another name"],
    ],
    [
      "whose name cannot be a path",
      withModel("").replace("food:", "Food/1:"),
      [
        "3:3 Food/1 cannot name a model\n  a name is 1 to 100 of a-z, 0-9, `.`, `-` and `_`, beginning with a letter or digit",
      ],
    ],
    [
      "whose name is reserved",
      withModel("").replace("food:", "reference:"),
      ["3:3 reference is a reserved word and cannot name a model"],
    ],
    [
      "without a variant",
      withModel("").replace("{ int8: }", "{}"),
      ["7:15 model food has no variant: name at least one, such as int8"],
    ],
    [
      "of a kind that cannot be read",
      withModel("").replace("Food.mlpackage", "Food.mar"),
      [
        "4:13 source is not a kind of model that can be read (found Food.mar)\n  accepted: .mlpackage, .mlmodel, .pt2, .pt (TorchScript), file.py:function",
      ],
    ],
    [
      "that is compiled already",
      withModel("").replace("Food.mlpackage", "Food.mlmodelc"),
      [
        "4:13 source is a compiled model, which can be run but not converted any more (found Food.mlmodelc)\n  name the .mlpackage that it was compiled from",
      ],
    ],
    [
      "of another format",
      withModel("").replace("Food.mlpackage", "Food.onnx"),
      [
        "4:13 source is a model of another format than Core ML's (found Food.onnx)\n  convert the original model with coremltools, and commit the .mlpackage",
      ],
    ],
    [
      "of weights alone",
      withModel("").replace("Food.mlpackage", "Food.pth"),
      [
        "4:13 source holds weights without the program that they belong to (found Food.pth)\n  convert the model with coremltools, and commit the .mlpackage",
      ],
    ],
    [
      "at an absolute path",
      withModel("").replace("Food.mlpackage", "/tmp/Food.mlpackage"),
      [
        "4:13 source must be a path from the policy's folder, not an absolute one (found /tmp/Food.mlpackage)",
      ],
    ],
    [
      "out of the repository",
      withModel("").replace("Food.mlpackage", "a/../../Food.mlpackage"),
      ["4:13 source leads out of the repository (found a/../../Food.mlpackage)"],
    ],
    [
      "that declares metrics of a task that brings its own",
      withModel("metrics: { a: { direction: lower, unit: ms } }"),
      ["8:5 metrics are declared for a task of your own; image-classification brings its own"],
    ],
  ])("%s is told", (_, text, messages) => {
    expect(problemsOf(text)).toEqual(messages.map((message) => `quantgate.yml:${message}`));
  });

  test("may lie beside the policy's folder, as long as that is in the repository", () => {
    const text = withModel("").replace("Food.mlpackage", "../Food.mlpackage");
    expect(() => problemsOf(text, "policies/quantgate.yml")).toThrow("accepted");
    expect(problemsOf(text, "./quantgate.yml")).toEqual([
      "./quantgate.yml:4:13 source leads out of the repository (found ../Food.mlpackage)",
    ]);
  });
});

describe("the data of a model", () => {
  test.each([
    ["{}", ["5 data of image-classification needs images or arrays"]],
    ["{ images: a, arrays: b.npz }", ["24 arrays needs labels beside it"]],
    [
      "{ images: a, arrays: b.npz, labels: c.csv, unlabelled: { images: d, labels: e.csv } }",
      [
        "54 unlabelled needs arrays\n  such as unlabelled: { arrays: Eval/more.npz, labels: Eval/more.csv }",
      ],
    ],
    [
      "{ images: a, preprocess: { layout: hwc, scale: 1/0, sclae: 2 }, size: wide }",
      [
        "46 layout must be nchw or nhwc (found hwc)",
        "58 scale must be a number, such as 1/255 (found 1/0)",
        "63 unknown key sclae in preprocess; did you mean scale?\n  accepted: layout, color, scale, mean, std",
        "81 size must be a number, such as [224, 224] (found wide)",
      ],
    ],
    [
      "{ arrays: a.npz, labels: b.csv, preprocess: { layout: nchw } }",
      ["43 preprocess needs images beside it"],
    ],
    [
      "{ images: a, constants: { threshold: high } }",
      ["48 threshold must be a number, such as 0.5 (found high)"],
    ],
    ["{ arrays: b.npz }", ["13 arrays needs labels beside it"]],
    ["{ images: a, slice-by: [light] }", ["24 slice-by needs labels beside it"]],
    [
      "{ imagse: a }",
      [
        "13 unknown key imagse in data; did you mean images?\n  accepted: images, labels, arrays, fit, background, size, preprocess, pictures, constants, threshold, positive, negative, slice-by, unlabelled, digest",
      ],
    ],
    [
      "{ images: a, masks: b }",
      [
        "24 image-classification does not read masks\n  accepted: images, labels, arrays, fit, background, size, preprocess, pictures, constants, threshold, positive, negative, slice-by, unlabelled, digest",
      ],
    ],
    [
      "{ images: a, unlabelled: { image: b } }",
      [
        "24 unlabelled needs images\n  such as unlabelled: { images: Eval/more }",
        "38 unknown key image in unlabelled; did you mean images?\n  accepted: images, arrays, labels",
      ],
    ],
    [
      "{ images: a, unlabelled: { arrays: b.npz, images: c } }",
      ["38 the labelled examples are images: give images here too"],
    ],
    [
      "{ images: a, unlabelled: { images: ../b } }",
      ["46 images leads out of the repository (found ../b)"],
    ],
    [
      "{ arrays: a.npz, labels: b.csv, unlabelled: { arrays: c.npz } }",
      [
        "43 unlabelled arrays need labels beside them\n  a CSV with a line for each row: id,label with the label empty where there is none yet",
      ],
    ],
    ["{ images: ../a }", ["21 images leads out of the repository (found ../a)"]],
    [
      "{ images: a, fit: stretch }",
      ["29 fit must be one of center-crop, scale-fit, scale-fill, letterbox (found stretch)"],
    ],
    [
      '{ images: a, background: "#fff" }',
      ["36 background must be # and 6 hex digits, in quotes (found #fff)"],
    ],
    [
      "{ images: a, background: white }",
      ["36 background must be # and 6 hex digits, in quotes (found white)"],
    ],
    ["{ images: a, background: 0 }", ['36 background must be text, such as "#ffffff" (found 0)']],
    [
      '{ arrays: a.npz, labels: b.csv, background: "#ffffff" }',
      ["43 background needs images beside it"],
    ],
    [
      "{ images: a, labels: b.csv, slice-by: light }",
      ["49 slice-by must be a list, such as [lighting] (found light)"],
    ],
    [
      "{ images: a, labels: b.csv, slice-by: [x, x] }",
      ["53 slice-by names each column once, without = (found x)"],
    ],
    ["{ images: a, digest: abc }", ["32 digest must be sha256: and 64 hex digits (found abc)"]],
    [
      "Eval",
      [
        "11 data must be a map, such as { images: Eval/images, labels: Eval/labels.csv } (found Eval)",
      ],
    ],
  ])("%s is told", (data, messages) => {
    const text = withModel("").replace("{ images: Eval }", data);
    const found = problemsOf(text).filter((message) => message.startsWith("quantgate.yml:6:"));
    expect(found).toEqual(messages.map((message) => `quantgate.yml:6:${message}`));
  });
});

describe("a variant", () => {
  test.each([
    [
      "{ in8: }",
      [
        `17 variant in8 is no preset and has neither convert nor source; did you mean int8?\n  presets: ${PRESETS}`,
      ],
    ],
    [
      "{ int4: { convert: { palettize: { nbits: 4 } } } }",
      [
        "25 int4 is a preset and is made in its own way: name this variant otherwise, such as my-int4",
      ],
    ],
    [
      "{ a: { convert: { cast: {} }, source: a.mlpackage } }",
      ["45 variant a has both convert and source: keep one"],
    ],
    [
      "{ a: { convert: { palletize: {} } } }",
      [
        "33 unknown key palletize in convert; did you mean palettize?\n  accepted: cast, quantize, palettize, prune",
      ],
    ],
    [
      "{ a: { convert: [] } }",
      ["31 convert has no step: give it one of cast, quantize, palettize, prune"],
    ],
    [
      "{ a: { convert: {} } }",
      [
        "31 a step is one of cast, quantize, palettize, prune (found 0)\n  write several steps as a list, each with one of them",
      ],
    ],
    [
      "{ a: { convert: [{ cast: {}, prune: {} }] } }",
      [
        "32 a step is one of cast, quantize, palettize, prune (found 2)\n  write several steps as a list, each with one of them",
      ],
    ],
    [
      "{ a: { convert: { palettize: 4 } } }",
      ["44 palettize must be a map, such as { nbits: 4 } (found 4)"],
    ],
    [
      "{ a: { convert: { cast: float16 } } }",
      ["39 cast must be a map, such as { dtype: float16 } (found float16)"],
    ],
    [
      "{ a: { convert: { palettize: { nbits: .nan } } } }",
      ["53 nbits must be plain data: text, finite numbers, true, false, lists, maps (found .nan)"],
    ],
    [
      "{ a: { source: a.zip } }",
      [
        "30 source is an archive, and what is in it cannot be compared or loaded (found a.zip)\n  unpack it, commit the .mlpackage that is inside, and name that folder",
      ],
    ],
    [
      "{ reference: { source: a.mlpackage } }",
      ["17 reference is a reserved word and cannot name a variant"],
    ],
    ["[int8]", ['15 variants must be a map, such as { fp16: {}, int8: {} } (found ["int8"])']],
  ])("%s is told", (variants, messages) => {
    const text = withModel("").replace("{ int8: }", variants);
    expect(problemsOf(text)).toEqual(messages.map((message) => `quantgate.yml:7:${message}`));
  });
});

describe("a waiver", () => {
  test.each([
    [
      "model: food",
      "model: fod",
      "model is not in this policy; did you mean food? (found fod)\n  accepted: food",
    ],
    [
      "variant: int8",
      "variant: int4",
      "variant is not in this policy; did you mean int8? (found int4)\n  accepted: fp16, int8, int4-grouped, sparse, hand-made",
    ],
    [
      "limit: top-1 max-drop",
      "limit: top-1 max-dorp",
      "limit is not in this policy; did you mean top-1 max-drop? (found top-1 max-dorp)\n  accepted: top-1 min, top-1 max-drop, top-1 max-regression, size max, size max-ratio, latency-p50 max, lighting=dark top-1 max-drop",
    ],
  ])("on what the policy does not have is told: %s → %s", (before, after, message) => {
    const head = FOOD.indexOf("waivers:");
    const text = FOOD.slice(0, head) + FOOD.slice(head).replace(before, after);
    expect(problemsOf(text)).toEqual([expect.stringContaining(`the waiver's ${message}`)]);
  });

  test.each([
    ["2027-02-29", "until must be a day of the calendar, such as 2027-01-31 (found 2027-02-29)"],
    ["31.1.2027", "until must be a day of the calendar, such as 2027-01-31 (found 31.1.2027)"],
    ["soon", "until must be a day of the calendar, such as 2027-01-31 (found soon)"],
    ['""', "until must not be empty"],
  ])("until %s is told", (until, message) => {
    expect(problemsOf(FOOD.replace("2027-01-31", until))).toEqual([
      `quantgate.yml:38:12 ${message}`,
    ]);
  });

  test("until a leap day holds", () => {
    expect(() => problemsOf(FOOD.replace("2027-01-31", "2028-02-29"))).toThrow("accepted");
  });

  test("without what it needs is told, and does not hide the next one", () => {
    const text = `${withModel("")}\nwaivers: [5, { model: food, variant: int8, limit: top-1 min }]`;
    expect(problemsOf(text)).toEqual([
      "quantgate.yml:10:11 waivers must be a map of model, variant, limit, weights, until, reason, approver (found 5)",
      ...["weights", "until", "reason", "approver"].map(
        (key) => `quantgate.yml:10:14 a waiver needs ${key}`,
      ),
      "quantgate.yml:10:51 the waiver's limit is not in this policy (found top-1 min)\n  accepted: none",
    ]);
  });
});

describe("the run's settings", () => {
  test.each([
    [
      "gate: { confidence: 0.95 }",
      "21 confidence is a probability: write it in percent, such as 95 % (found 0.95)\n  accepted unit: %",
    ],
    [
      "gate: { confidence: 100 % }",
      "21 confidence is a probability from 50 % to 99.99 % (found 100 %)",
    ],
    ["gate: { on-inconclusive: wran }", "26 on-inconclusive must be warn or fail (found wran)"],
    [
      "gate: { on-unmesured: fail }",
      "9 unknown key on-unmesured in gate; did you mean on-unmeasured?\n  accepted: confidence, on-inconclusive, on-unmeasured, on-unchanged, on-removed, on-regression, early",
    ],
    [
      'branches: { "a/**": {} }',
      "13 branch a/** overrides nothing: give it a gate, or data for a model",
    ],
    [
      'branches: { "a/**": { models: { fod: { data: { images: b } } } } }',
      "33 no model is called fod; did you mean food?\n  it has: food",
    ],
    [
      'branches: { "a/**": { models: { food: {} } } }',
      "33 food needs data here: it is judged on that instead of its own",
    ],
    [
      'branches: { "a/**": { models: { food: { data: { texts: b } } } } }',
      "41 data of image-classification needs images or arrays",
      "49 image-classification does not read texts\n  accepted: images, labels, arrays, fit, background, size, preprocess, pictures, constants, threshold, positive, negative, slice-by, unlabelled, digest",
    ],
    ['branches: { "": { gate: {} } }', "13 a branch pattern is a glob such as release/** (found )"],
    [
      "modles: {}",
      "1 unknown key modles; did you mean models?\n  accepted: version, gate, branches, models, ignore-models, waivers",
    ],
  ])("%s is told", (line, ...messages) => {
    const told = messages.map((message) => `quantgate.yml:1:${message}`);
    expect(problemsOf(`${line}\n${withModel("")}`)).toEqual(told);
  });

  test.each([
    [
      "",
      [
        "1:1 the policy must be a map of version, gate, branches, models, ignore-models, waivers (found nothing)",
      ],
    ],
    [
      "# nothing yet\n",
      [
        "1:1 the policy must be a map of version, gate, branches, models, ignore-models, waivers (found nothing)",
      ],
    ],
    [
      "[]",
      [
        "1:1 the policy must be a map of version, gate, branches, models, ignore-models, waivers (found [])",
      ],
    ],
    ["{}", ["1:1 the policy needs version: 1", "1:1 the policy needs models"]],
    [
      "version: 2\nmodels: {}",
      [
        "1:10 version must be 1, the version of this language (found 2)",
        "2:9 models is empty: name at least one, or delete the policy",
      ],
    ],
    [
      "models: 5\nversion: '1'",
      [
        "1:9 models must be a map, such as { food: { … } } (found 5)",
        "2:10 version must be 1, the version of this language (found 1)",
      ],
    ],
  ])("%j is told", (text, messages) => {
    expect(problemsOf(text)).toEqual(messages.map((message) => `quantgate.yml:${message}`));
  });
});

test("all problems are told in one run, in the order of the file", () => {
  const text = FOOD.replace("95 %", "0.95")
    .replace("ship: int8", "ship: int9")
    .replace("0.5 pt", "0.5")
    .replace("13 MB", "13")
    .replace("palettize", "palletize")
    .replace("approver", "aprover");
  expect(problemsOf(text).map((message) => message.split(" ")[0])).toEqual(
    ["3:15", "14:11", "17:44", "21:24", "26:20", "40:5"].map((at) => `quantgate.yml:${at}`),
  );
});

test("a hundred problems are enough: the rest is counted", () => {
  const keys = Array.from({ length: 300 }, (_, i) => `x${i}: 1`).join("\n");
  const problems = problemsOf(keys);
  expect(problems).toHaveLength(101);
  expect(problems.at(-1)).toBe("quantgate.yml and 202 more problems");
});

test("what a file holds is shown short and without characters that move the cursor", () => {
  const text = withModel(`ship: "\\e[31m\\u202Egnp.8tni${"x".repeat(200)}"`);
  const [problem = ""] = problemsOf(text);
  expect(problem).toContain("\\u{1b}[31m\\u{202e}gnp.8tnixxx");
  expect(problem.length).toBeLessThan(250);
  expect(/[\p{Cc}\p{Cf}]/u.test(problem.replaceAll("\n", ""))).toBe(false);
});
