import { describe, expect, test } from "vitest";
import { answers, type Fake, flipped, type Scene, variantOf, verdictOf } from "./scene.ts";

const N = 400;
const REFERENCE = answers(N, 380);
const LOST = flipped(REFERENCE, 120, 0);

const parity = (cosine: number, agreement = 1) => ({
  ...{ against: "portable 1", n: 64 },
  outputs: {
    features: { cosine: 0.9999, least: 0.999 },
    scores: { cosine, least: cosine, agreement },
  },
});

const policyOf = (targets: string) => `version: 1
models:
  food:
    source: Food.mlpackage
    task: image-classification
    data: { arrays: food.npz, labels: labels.csv }
    targets: ${targets}
    variants:
      int8: { limits: { top-1: { max-drop: 5 pt }, target-parity: { min: 0.99 } } }
`;

/** On the portable engine nothing is lost; on the Neural Engine what is told. */
function scene(onNeural: Partial<Fake>, targets = "[portable, coreml-ane]"): Scene {
  const reference = { answers: REFERENCE };
  const int8 = { answers: REFERENCE, on: { "coreml-ane": onNeural } };
  return { policy: policyOf(targets), samples: N, head: { reference, int8 }, base: { reference } };
}

const limitsOf = (one: Scene) =>
  variantOf(one, "int8").limits.map(({ metric, on, state, runTime }) => [
    ...[metric, on, state],
    ...(runTime ? ["run time"] : []),
  ]);

describe("answers of a target that are", () => {
  test("those of the portable engine keep target-parity, which is asked of Core ML's targets alone", () => {
    const alike = scene({ parity: parity(0.9998) });
    expect(limitsOf(alike)).toEqual([
      ["top-1", "portable", "pass"],
      ["top-1", "coreml-ane", "pass"],
      ["target-parity", "coreml-ane", "pass"],
    ]);
    const { limits, notes } = variantOf(alike, "int8");
    expect(limits[2]).toMatchObject({ observed: 0.9998 });
    expect(limits[2]?.why).toContain(
      "worst output: scores, top-1 agreement 100.0 %, over 64 examples",
    );
    expect(notes).toEqual([]);
  });

  test("others are laid to its run time, with whatever else is broken there, and not to quantization", () => {
    const wrong = scene({ answers: LOST, parity: parity(0.03, 0.12) });
    expect(limitsOf(wrong)).toEqual([
      ["top-1", "portable", "pass"],
      ["top-1", "coreml-ane", "fail", "run time"],
      ["target-parity", "coreml-ane", "fail", "run time"],
    ]);
    expect(variantOf(wrong, "int8").notes).toEqual([
      "coreml-ane gives other answers than the portable engine for the same package (cosine 0.03 at its output scores): that is the run time's doing, and not what quantizing costs",
    ]);
    expect(verdictOf(wrong)).not.toHaveProperty("fault");
  });

  test("others break no size: that is not laid to the run time", () => {
    const large = { answers: LOST, parity: parity(0.03, 0.12), bytes: 200_000_000 };
    const wrong = scene(large, "[coreml-ane]");
    const policy = wrong.policy.replace("target-parity:", "size: { max: 100 MB }, target-parity:");
    expect(limitsOf({ ...wrong, policy })).toContainEqual(["size", "coreml-ane", "fail"]);
  });

  test("the portable engine's and worse all the same are what quantizing costs", () => {
    const lost = scene({ answers: LOST, parity: parity(0.9998) });
    expect(limitsOf(lost)).toContainEqual(["top-1", "coreml-ane", "fail"]);
    expect(verdictOf(lost).fault).toBe("quantization");
  });

  test("compared by nobody leave target-parity unmeasured, with why", () => {
    const refused = scene({ parity: { unmeasured: "conv_9d is not executed" } });
    expect(limitsOf(refused)).toContainEqual(["target-parity", "coreml-ane", "unmeasured"]);
    expect(variantOf(refused, "int8").limits[2]?.why).toBe("conv_9d is not executed");
    const absent = scene({});
    expect(limitsOf(absent)).toContainEqual(["target-parity", "coreml-ane", "unmeasured"]);
  });
});

test("of several targets a reason is told with the one that has it", () => {
  const { reason } = variantOf(scene({ failed: "it hung" }), "int8");
  expect(reason).toBe("coreml-ane: it hung");
  const { reason: alone } = variantOf(scene({ failed: "it hung" }, "[coreml-ane]"), "int8");
  expect(alone).toBe("it hung");
});

test("auto is judged on what the plan says that it is", () => {
  const onMac = { ...scene({}, "[auto]"), plan: { auto: "coreml-cpu" as const } };
  expect(variantOf(onMac, "int8").limits.map(({ on }) => on)).toEqual(["coreml-cpu", "coreml-cpu"]);
});
