import { describe, expect, test } from "vitest";
import { eitherWay, type Harm } from "../../src/statistics/after/harm.ts";
import { meanHarm } from "../../src/statistics/after/means.ts";
import { randomFrom } from "../../src/statistics/random.ts";

/** Bounds that lie as far from the number as a normal one's. */
function harm(value: number, error: number): Harm {
  const far = (alpha: number) => error * (alpha < 0.04 ? 1.96 : 1.645);
  return {
    ...{ value, n: 100 },
    bounds: (alpha) => ({ interval: [value - far(alpha), value + far(alpha)] }),
  };
}

test.each([
  [0.04, 0.01],
  [-0.04, 0.01],
])("a shift of %d lies as far from 0 whichever way it goes", (value, error) => {
  const far = eitherWay(harm(value, error));
  expect(far.value).toBe(0.04);
  const [least, most] = far.bounds(0.05).interval ?? [];
  // Either side may fail it, so that the nearer bound has half of the doubt.
  expect(least).toBeCloseTo(0.04 - 0.0196, 12);
  expect(most).toBeCloseTo(0.04 + 0.01645, 12);
});

test("what may lie on either side of 0 may lie as far as its farther bound, and be nothing", () => {
  const [least, most] = eitherWay(harm(-0.002, 0.01)).bounds(0.05).interval ?? [];
  expect(least).toBe(0);
  expect(most).toBeCloseTo(0.002 + 0.01645, 12);
});

describe("of drawn samples whose true shift is just what is allowed", () => {
  const drawn = randomFrom(11);
  const draw = () => drawn(2 ** 31) / 2 ** 31;
  const play = (truth: number) => {
    let [passed, failed] = [0, 0];
    for (let set = 0; set < 400; set += 1) {
      const values = Float64Array.from({ length: 60 }, () => truth + (draw() + draw() - 1) / 10);
      const { interval } = eitherWay(
        meanHarm(values, { least: -2, still: 0, most: 2 }, set),
      ).bounds(0.05);
      const [least, most] = interval ?? [0, 1];
      if (most <= 0.01) passed += 1;
      if (least >= 0.01) failed += 1;
    }
    return { passed, failed };
  };
  test.each([0.01, -0.01])("of %d at most one in twenty passes, and no more fail", (truth) => {
    const { passed, failed } = play(truth);
    expect(passed).toBeLessThanOrEqual(32);
    expect(failed).toBeLessThanOrEqual(32);
  });
});
