import { describe, expect, test } from "vitest";
import { answers, flipped, limitOf, modelOf, type Scene } from "../scene.ts";

const N = 1000;

/** A reference with so many right of 1000, and a variant that loses and gains some of them. */
function scene(right: number, lost: number, gained: number, limit = "max-drop: 1 pt"): Scene {
  const reference = { answers: answers(N, right) };
  const policy = `version: 1
models:
  food:
    source: Food.mlpackage
    task: image-classification
    data: { arrays: food.npz, labels: labels.csv }
    variants:
      int8: { limits: { top-1: { ${limit} } } }
`;
  return {
    policy,
    samples: N,
    head: { reference, int8: { answers: flipped(reference.answers, lost, gained) } },
    base: { reference, int8: { ...reference, weights: "f" } },
  };
}

describe("a limit that nothing could break", () => {
  test("is not kept where the reference is right on nothing: labels may name other classes", () => {
    expect(limitOf(scene(0, 0, 0))).toMatchObject({
      state: "unmeasured",
      outcome: "fail",
      why: "the reference's top-1 is 0 %: no variant could be so much worse that it breaks max-drop 1 pt, so keeping it tells nothing; do the labels name what the model answers?",
    });
    expect(modelOf(scene(0, 0, 0)).recommended).toBeNull();
  });

  test("is not kept either where the answer is in doubt: so few right that a loss of them would be within the limit", () => {
    const { state, why } = limitOf(scene(9, 9, 8));
    expect(state).toBe("unmeasured");
    expect(why).toContain("keeping it tells nothing");
  });

  test.each([
    ["max-drop: 1 pt", 10, "unmeasured"],
    ["max-drop: 1 pt", 11, "pass"],
    ["max-regression: 1 pt", 10, "unmeasured"],
    ["max-regression: 1 pt", 11, "pass"],
    ["max-drop: 90 pt", 900, "unmeasured"],
    ["max-drop: 89 pt", 900, "pass"],
  ])("%s with %i of 1000 right before is %s", (limit, right, state) => {
    expect(limitOf(scene(right, 0, 0, limit)).state).toBe(state);
  });

  test("is kept by what surely got better: a broken model may be mended", () => {
    expect(limitOf(scene(0, 0, 900, "max-regression: 1 pt")).state).toBe("pass");
  });

  test("is kept by the same program and weights", () => {
    const { head, ...rest } = scene(0, 0, 0, "max-regression: 1 pt");
    expect(limitOf({ ...rest, head, base: head }).state).toBe("pass");
  });
});
