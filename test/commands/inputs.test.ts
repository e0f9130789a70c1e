import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Verdict } from "../../src/contract/verdict.ts";
import { Checkout } from "../git/disposable.ts";
import { openOracle } from "../oracles/bridge.ts";
import { quantgate } from "./command.ts";
import { INTERPRETER } from "./python.ts";

const FIXTURE = resolve("fixtures/labels");
const FIVE = "source: AtLeastFive.mlpackage, task: image-classification, ship: int8";
const SEEN =
  "images: pictures, labels: pictures.csv, threshold: 0.5, positive: high, negative: low";
const KEEPS = "int8: { limits: { top-1: { max-drop: 2 pt, min: 80 % } } }";

/** Each a model in ten lines: labels of which an example has several, one number, the same shown wrongly, no labels. */
const POLICY = `
version: 1
models:
  canvas:
    source: Canvas.mlpackage
    task: multi-label-classification
    data: { arrays: canvases.npz, labels: canvases.csv }
    ship: int8
    variants:
      int8:
        limits: { exact-match: { max-drop: 2 pt }, label-map: { min: 95 % } }
        slices: { label=3: { label-map: { min: 80 % } } }
      pal2: { limits: { exact-match: { max-drop: 2 pt } } }
  five:
    { ${FIVE}, data: { ${SEEN}, preprocess: { layout: nchw, color: gray, scale: 1/127.5, mean: 1 } },
      variants: { ${KEEPS}, pal1: { limits: { top-1: { max-drop: 2 pt } } } } }
  misshown:
    { ${FIVE}, data: { ${SEEN}, preprocess: { layout: nchw, color: gray, scale: 1/255 } }, variants: { ${KEEPS} } }
  same:
    source: Canvas.mlpackage
    task: parity
    data: { arrays: canvases.npz }
    ship: int8
    variants:
      int8: { limits: { cosine: { min: 0.99 }, snr: { min: 20 } }, slices: { output=probabilities: { max-error: { max: 0.9 } } } }
      pal2: { limits: { cosine: { min: 0.99 } } }
`;

const root = mkdtempSync(join(tmpdir(), "quantgate-inputs-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let verdict: Verdict;

beforeAll(async () => {
  cpSync(FIXTURE, root, { recursive: true });
  await execa(INTERPRETER, [join(FIXTURE, "pictures.py"), root]);
  writeFileSync(join(root, "quantgate.yml"), POLICY);
  Checkout.init(root).commit();
  const args = ["gate", "--keep-packages"];
  const ran = await quantgate(args, {
    cwd: root,
    cli: resolve("src/cli.ts"),
    env: { QUANTGATE_PYTHON: INTERPRETER },
  });
  if (ran.status !== 1) throw new Error(`${ran.stdout}\n${ran.stderr}`);
  verdict = Verdict.parse(
    JSON.parse(readFileSync(join(root, "quantgate-out/verdict.json"), "utf8")),
  );
}, 300_000);

function variantOf(model: string, name: string) {
  const found = verdict.models
    .find((one) => one.name === model)
    ?.variants.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no ${model}/${name}`);
  return found;
}

function statesOf(model: string, name: string) {
  const limits = variantOf(model, name).limits ?? [];
  return Object.fromEntries(
    limits.map(({ metric, operator, slice, state }) => [
      `${slice === undefined ? "" : `${slice.column}=${slice.value} `}${metric} ${operator}`,
      state,
    ]),
  );
}

function recordsOf(model: string, name: string) {
  const path = join(root, "quantgate-out/records", model, "head", name, "portable.jsonl");
  return readFileSync(path, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

const metricOf = (model: string, name: string, metric: string) =>
  variantOf(model, name).metrics?.[metric]?.value;

describe("labels of which an example has several", () => {
  test("pass where little was lost, and fail where much was, as measured", () => {
    expect(statesOf("canvas", "int8")).toEqual({
      "exact-match max-drop": "pass",
      "label-map min": "pass",
      "label=3 label-map min": "pass",
    });
    expect(statesOf("canvas", "pal2")).toEqual({ "exact-match max-drop": "fail" });
  });

  const oracle = openOracle("labels", "sklearn.metrics");
  afterAll(() => "close" in oracle && oracle.close());

  test.skipIf("absent" in oracle)(
    "are scored as scikit-learn scores what the engine gave",
    async () => {
      if ("absent" in oracle) throw new Error(oracle.absent);
      const digits = Array.from({ length: 10 }, (_, digit) => String(digit));
      const has = readFileSync(join(root, "canvases.csv"), "utf8").trimEnd().split("\n").slice(1);
      const truth = has.map((line) => line.split(",")[1]?.split(";") ?? []);
      const flags = (sets: readonly (readonly string[])[]) =>
        sets.map((set) => digits.map((digit) => Number(set.includes(digit))));
      const records = recordsOf("canvas", "int8");
      const scores = records.map((one) => digits.map((digit) => one.scores[digit]));
      const said = flags(records.map((one) => one.labels));
      const [theirs] = await oracle.ask("labels", [
        [flags(truth), scores, said, truth.map(() => 1)],
      ]);
      expect(theirs).toMatchObject({
        map: expect.closeTo(metricOf("canvas", "int8", "label-map") ?? 0, 9),
        exact: expect.closeTo(metricOf("canvas", "int8", "exact-match") ?? 0, 9),
      });
    },
  );
});

describe("a picture for a model that takes an array", () => {
  test("is shown as the policy says, and one number is one of two classes", () => {
    expect(statesOf("five", "int8")).toEqual({ "top-1 max-drop": "pass", "top-1 min": "pass" });
    expect(statesOf("five", "pal1")).toEqual({ "top-1 max-drop": "fail" });
    expect(recordsOf("five", "int8")[0]).toMatchObject({
      id: "000.png",
      top: [
        ["low", expect.any(Number)],
        ["high", expect.any(Number)],
      ],
    });
  });

  test("shown otherwise than in training leaves no limit against such answers, and says what is better", () => {
    expect(metricOf("misshown", "int8", "top-1")).toBeGreaterThan(0.85);
    expect(statesOf("misshown", "int8")).toEqual({
      "top-1 max-drop": "unmeasured",
      "top-1 min": "pass",
    });
    expect(variantOf("misshown", "int8").limits?.[0]?.why).toMatch(
      /right in 4\d\d of 512 examples, and in 49\d with scale: 1\/127\.5, mean: 1, without std/,
    );
  });
});

describe("outputs without labels", () => {
  test("are near where little was lost, and are not where much was", () => {
    expect(statesOf("same", "int8")).toEqual({
      "cosine min": "pass",
      "snr min": "pass",
      "output=probabilities max-error max": "pass",
    });
    expect(statesOf("same", "pal2")).toEqual({ "cosine min": "fail" });
  });

  const oracle = openOracle("nearness", "scipy.spatial", "coremltools");
  afterAll(() => "close" in oracle && oracle.close());

  test.skipIf("absent" in oracle)(
    "are as near as scipy and NumPy find them",
    async () => {
      if ("absent" in oracle) throw new Error(oracle.absent);
      const package_ = join(root, "quantgate-out/packages/same/head/int8.mlpackage");
      const asked = [
        join(root, "Canvas.mlpackage"),
        package_,
        join(root, "canvases.npz"),
        "canvas",
      ];
      const [theirs] = await oracle.ask("nearness", [asked]);
      for (const [metric, value] of Object.entries(Object(theirs)))
        expect(
          metric === "snr" || metric === "max-error" || metric === "argmax-agreement"
            ? screened(metric)
            : metricOf("same", "int8", metric),
          metric,
        ).toBeCloseTo(Number(value), 6);
    },
    60_000,
  );
});

/** From the records, as the task puts them together. */
function screened(metric: string): number {
  const all = recordsOf("same", "int8").map(({ fidelity }) => fidelity.probabilities);
  const mean = (values: readonly number[]) =>
    values.reduce((sum, one) => sum + one, 0) / values.length;
  if (metric === "snr") return mean(all.map(({ snr }) => snr));
  if (metric === "argmax-agreement") return mean(all.map(({ argmax }) => Number(argmax)));
  return Math.max(...all.map((one) => one["max-error"]));
}
