import { describe, expect, test } from "vitest";
import { answers, type Fake, flipped, modelOf, type Scene } from "../scene.ts";

const N = 1000;
const REFERENCE = answers(N, 900);

const fake = (lost: number, bytes: number, more: Partial<Fake> = {}): Fake => ({
  answers: flipped(REFERENCE, lost, 0),
  bytes,
  ...more,
});

function scene(
  head: Scene["head"],
  limits: Record<string, string> = {},
  objective?: string,
  ship: string | null = "int8",
): Scene {
  const variants = Object.keys(head).map(
    (name) => `      ${name}: ${limits[name] ?? "{ limits: { top-1: { max-drop: 1 pt } } }"}\n`,
  );
  const policy = `version: 1
models:
  food:
    source: Food.mlpackage
    task: image-classification
    data: { arrays: food.npz, labels: labels.csv }
${ship === null ? "" : `    ship: ${ship}\n`}${objective === undefined ? "" : `    objective: ${objective}\n`}    variants:
${variants.join("")}`;
  const reference = { answers: REFERENCE, bytes: 4_800_000 };
  return { policy, samples: N, head: { reference, ...head } };
}

test("the smallest variant that keeps every limit is recommended, in plain words", () => {
  const model = modelOf(
    scene({ fp16: fake(0, 2_400_000), int8: fake(1, 1_200_000), pal2: fake(90, 300_000) }),
  );
  expect(model.recommended).toBe("int8");
  expect(model.because).toBe(
    "int8 is the smallest variant that surely keeps every limit. It takes 1.2 MB instead of 4.8 MB. Its top-1 fell by 0.1 points, at most 0.48 points down (95 % sure).",
  );
});

test("a variant that is surely better than the reference is told as such", () => {
  const model = modelOf(scene({ int8: { answers: flipped(REFERENCE, 0, 60), bytes: 1000 } }));
  expect(model.because).toContain("top-1 rose by 6 points, at least 4.81 points up (95 % sure).");
  expect(model.variants[0]?.limits[0]?.why).toContain(
    "It is truly better, by at least 4.81 points (95 % sure)",
  );
});

test("one of two equally small is not chosen for the reader", () => {
  const twins = { int8: fake(0, 1000), pal8: fake(0, 1000) };
  const model = modelOf(scene(twins, {}, undefined, null));
  expect(model.recommended).toBeNull();
  expect(model.because).toBe(
    "No variant is recommended: int8 and pal8 keep every limit and are equally small.",
  );
  expect(modelOf(scene(twins)).recommended).toBe("int8");
});

test("where none keeps its limits, each is told why not", () => {
  const model = modelOf(
    scene(
      { int8: fake(12, 1000), pal2: fake(90, 500), pal4: fake(0, 600) },
      { pal4: "{ limits: { top-1: { max-drop: 1 pt }, latency-p50: { max: 3 ms } } }" },
    ),
  );
  expect(model.recommended).toBeNull();
  expect(model.because).toBe(
    "No variant is recommended: int8 likely breaks top-1 max-drop 1 pt, pal2 breaks top-1 max-drop 1 pt, pal4 is unmeasured for latency-p50 max 3 ms.",
  );
});

describe("what ships and passes", () => {
  const four = (bytes: number) => fake(4, bytes);

  test("is recommended where nothing smaller is certain, however many there are", () => {
    const heads = { int8: four(1000), pal4: fake(8, 500), pal2: fake(90, 400), pal1: fake(1, 300) };
    const model = modelOf(scene(heads));
    expect(model).toMatchObject({ ships: "int8", recommended: "int8" });
    expect(model.excluded).toEqual([
      { name: "pal4", why: "keeps its limits by the numbers seen, which is not certain" },
      { name: "pal2", why: "breaks top-1 max-drop 1 pt" },
      { name: "pal1", why: "passes, but pal4, which comes before it, is not certain to" },
    ]);
  });

  test("gives way to the smallest that passes, each at the whole confidence", () => {
    const heads = { fp16: four(2400), int8: four(1000), pal8: four(900), pal6: four(800) };
    const model = modelOf(scene({ ...heads, pal4: four(700) }));
    expect(model.recommended).toBe("pal4");
    expect(model.excluded?.[0]).toEqual({
      ...{ name: "fp16", why: "is no smaller than int8, which ships" },
    });
  });

  test("is no candidate where it did not shrink, and then nothing smaller is advised", () => {
    const model = modelOf(scene({ int8: fake(0, 1000, { bits: 32 }), pal4: four(700) }));
    expect(model.recommended).toBeNull();
    expect(model.because).toContain("pal4 passes, but what ships, which comes before it,");
  });

  test("may be the reference, and what is smaller is advised all the same", () => {
    const one = scene({ int8: four(1000), pal4: four(700) }, {}, undefined, "fp32");
    const limits = "{ limits: { size: { max: 9 MB } } }";
    const policy = one.policy.replace("variants:\n", `variants:\n      fp32: ${limits}\n`);
    const fp32 = { answers: REFERENCE, bytes: 4_800_000, bits: 32 };
    const model = modelOf({
      ...one,
      policy: policy.replace("    ship", "    reference: fp32\n    ship"),
      head: { ...one.head, fp32 },
    });
    expect(model).toMatchObject({ ships: "fp32", recommended: "pal4" });
  });
});

describe("evidence makes advice neither bolder nor weaker than numbers alone:", () => {
  test("what ships and leans to pass is recommended on point estimates, with what is open", () => {
    const model = modelOf(scene({ int8: fake(8, 1000), pal4: fake(8, 500) }));
    expect(model).toMatchObject({ recommended: "int8", onEstimates: true });
    expect(model.because).toContain(
      "int8 is the smallest variant that keeps every limit by the numbers seen. It takes 1 kB instead of 4.8 MB.",
    );
    expect(model.because).toContain(
      "That is not certain: 1000 examples cannot tell whether it keeps top-1 max-drop 1 pt.",
    );
  });
});

test.each<[string, Fake, string | undefined, string]>([
  [
    "no smaller than the source",
    fake(0, 4_800_000),
    undefined,
    "int8 is no smaller than its source",
  ],
  ["not shrunk", fake(0, 1000, { bits: 32 }), undefined, "int8 did not shrink"],
  ["not measured", fake(0, 1000, { failed: "killed" }), undefined, "int8 was not measured in full"],
  ["without a limit", fake(0, 1000), "{}", "no variant has a limit to keep"],
])("a variant that is %s is not recommended, and told why", (_, int8, limits, why) => {
  const model = modelOf(scene({ int8 }, limits === undefined ? {} : { int8: limits }));
  expect(model.recommended).toBeNull();
  expect(model.because).toBe(`No variant is recommended: ${why}.`);
});

test("a variant that could not be chosen is named beside those that were weighed", () => {
  const model = modelOf(scene({ int8: fake(90, 1000), pal4: fake(0, 1000, { failed: "killed" }) }));
  expect(model.because).toBe(
    "No variant is recommended: int8 breaks top-1 max-drop 1 pt, pal4 was not measured in full.",
  );
});

test("nothing is recommended against a source that was not measured", () => {
  const one = scene({ int8: fake(0, 1000) });
  const reference = { answers: REFERENCE, failed: "custom layer" };
  expect(modelOf({ ...one, head: { ...one.head, reference } }).because).toBe(
    "No variant is recommended: the source is unmeasured: custom layer.",
  );
});

test("each variant that is not chosen is told why not, in a few words", () => {
  const model = modelOf(
    scene(
      {
        fp16: fake(0, 2_400_000),
        int8: fake(1, 1_200_000),
        pal2: fake(90, 300_000),
        pal4: fake(0, 9),
      },
      { pal4: "{}" },
    ),
  );
  expect(model.excluded).toEqual([
    { name: "fp16", why: "is no smaller than int8, which ships" },
    { name: "pal2", why: "breaks top-1 max-drop 1 pt" },
    { name: "pal4", why: "has no limit to keep" },
  ]);
});

test("a variant that another beats in every respect is out, whatever the objective", () => {
  const heads = { int8: fake(0, 1000, { bits: 8 }), pal8: fake(1, 1200, { bits: 9 }) };
  const model = modelOf(scene(heads, {}, "accuracy"));
  expect(model.recommended).toBe("int8");
  expect(model.excluded).toEqual([
    { name: "pal8", why: "is no smaller, faster or better than int8" },
  ]);
});

describe("the objective", () => {
  const ladder = {
    fp16: fake(0, 2400, { bits: 16 }),
    int8: fake(3, 1200, { bits: 8 }),
  };

  test("is size where the policy names none", () => {
    expect(modelOf(scene(ladder))).toMatchObject({ objective: "size", recommended: "int8" });
  });

  test("of accuracy keeps the higher precision where the data cannot tell the two apart", () => {
    const model = modelOf(scene(ladder, {}, "accuracy"));
    expect(model).toMatchObject({ objective: "accuracy", recommended: "fp16" });
    expect(model.because).toContain("fp16 is the variant closest to the reference");
  });

  test("of latency chooses none where no latency was measured", () => {
    const model = modelOf(scene(ladder, {}, "latency"));
    expect(model.recommended).toBeNull();
    expect(model.because).toBe(
      "No variant is recommended: fp16 has no measured latency, int8 has no measured latency.",
    );
  });
});
