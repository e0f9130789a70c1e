import { describe, expect, test } from "vitest";
import { readPolicy } from "../../src/policy/read.ts";

const policy = (lines: readonly string[]) =>
  [
    ...["version: 1", "models:", "  words:", "    source: M.mlpackage"],
    ...lines.map((line) => `    ${line}`),
    "    variants: { int8: { limits: { errors: { max-increase: 1 pt } } } }",
    "",
  ].join("\n");

const TASK = "task: ../eval/words.py:Words";
const ERRORS = 'metrics: { errors: { direction: lower, unit: "%" } }';

function modelOf(...lines: string[]) {
  const [model] = readPolicy(policy(lines), "ci/quantgate.yml").models;
  if (model === undefined) throw new Error("the policy has a model");
  return model;
}

function wrongIn(...lines: string[]): string {
  try {
    modelOf(...lines);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  throw new Error("this policy was accepted");
}

describe("the data of a team's own task", () => {
  test("are its code, files and folders by texts, and values by anything else", () => {
    const { data } = modelOf(
      TASK,
      "data: { clips: ../Clips, beam-width: 4, words: [a, b], options: { language: de } }",
      ERRORS,
    );
    expect(data.parts).toEqual([
      {
        key: "task",
        at: "../eval",
        options: { file: "words.py", class: "Words", shown: "../eval/words.py" },
      },
      { key: "clips", at: "../Clips" },
    ]);
    const given = { "beam-width": 4, words: ["a", "b"], options: { language: "de" } };
    expect(data.options).toEqual({ given });
  });

  test("need not be there, and a file at the top comes alone", () => {
    const { data } = modelOf("task: words.py:Words", ERRORS, "python: .venv/bin/python");
    expect(data.parts).toEqual([
      {
        key: "task",
        at: "words.py",
        options: {
          ...{ file: "words.py", class: "Words", shown: "words.py" },
          python: ".venv/bin/python",
        },
      },
    ]);
  });

  test("leave the code where it is, where all was measured elsewhere", () => {
    const elsewhere = ["targets: [phone]", "recorded: { phone: Measurements }"];
    const { data } = modelOf(TASK, "data: { samples: ids.csv }", ERRORS, ...elsewhere);
    expect(data.parts).toEqual([{ key: "samples", at: "ids.csv" }]);
  });

  test.each([
    ["data: { task: a }", "task is their own file already: give this another name"],
    ["data: { Clips: a }", "a key of the data is of small letters, digits and - (found Clips)"],
    ["data: { clips: /etc }", "must be a path from the policy's folder, not an absolute one"],
    ["data: { clips: ../../.. }", "leads out of the repository"],
  ])("are refused: %s", (data, why) => {
    expect(wrongIn(TASK, data, ERRORS)).toContain(why);
  });
});

describe("a metric that a policy declares", () => {
  const declared = (written: string) =>
    modelOf(TASK, `metrics: { errors: { unit: "%", ${written} } }`).metrics?.[0];

  test.each<[string, object]>([
    ["direction: lower", { test: "mean" }],
    ["direction: lower, kind: mean", { test: "mean" }],
    ["direction: higher, kind: rate", { test: "rate" }],
    ["direction: lower, kind: rate", { test: "mean", within: [0, 1] }],
    ["direction: lower, kind: ratio", { test: "resampled", passFrom: 200 }],
  ])("%s", (written, expected) => {
    const limits = written.includes("higher");
    const found = limits
      ? readPolicy(
          policy([TASK, `metrics: { errors: { unit: "%", ${written} } }`]).replace(
            "max-increase",
            "max-drop",
          ),
          "ci/quantgate.yml",
        ).models[0]?.metrics?.[0]
      : declared(written);
    expect(found).toMatchObject(expected);
    expect(found?.worst).toBeUndefined();
  });

  test("counts each sample of a ratio up to a worst, where it has one", () => {
    const found = declared("direction: lower, kind: ratio, worst: 5 pt");
    expect(found).toMatchObject({ test: "clustered", passFrom: 20 });
    expect(found?.worst?.of(0)).toBe(0.05);
  });

  test("may say from which harm on a sample counts by number", () => {
    const worst = declared("direction: lower, worst: 50 pt")?.worst;
    expect([worst?.says, worst?.of(0)]).toEqual(["50 pt", 0.5]);
  });

  test.each([
    ["direction: lower, worst: 0 pt", "errors worst is above 0"],
    ["direction: lower, worst: 0.5", "errors worst is a difference of rates: write it in points"],
    ["direction: lower, kind: rate, worst: 5 pt", "errors is no mean, and has no worst"],
    ["direction: lower, kind: median", "kind must be one of mean, rate, ratio (found median)"],
  ])("is refused: %s", (written, why) => {
    expect(wrongIn(TASK, `metrics: { errors: { unit: "%", ${written} } }`)).toContain(why);
  });
});

test.each([
  ["-c", "python must be a command or a path, such as python3.12 (found -c)"],
  ["'a\\b'", "python must be a command or a path"],
])("a Python that is none is refused: %s", (python, why) => {
  expect(wrongIn(TASK, ERRORS, `python: ${python}`)).toContain(why);
});

test("a Python is for a task of one's own", () => {
  const data = "data: { arrays: a.npz, labels: l.csv }";
  expect(wrongIn("task: image-classification", data, "python: python3")).toContain(
    "python is for a task of your own, such as eval/task.py:Task",
  );
});
