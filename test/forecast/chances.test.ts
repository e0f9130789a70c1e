import { expect, test } from "vitest";
import { toDecimal } from "../../src/catalog/decimal.ts";
import { caughtFrom } from "../../src/forecast/chances.ts";
import { supposedAt } from "../../src/forecast/planned-limit.ts";
import { dropChances } from "../../src/statistics/before/drops.ts";

const DROP = { metric: "top-1", operator: "max-drop", text: "" } as const;

test.each([
  [300, "0.01"],
  [997, "0.01"],
  [5000, "0.005"],
])(
  "with %d examples under %s, that loss is stopped in 19 of 20 runs, and none smaller",
  (n, text) => {
    const limit = { ...DROP, target: toDecimal(text) };
    const found = caughtFrom({ limit, n, alpha: 0.05 }, 0.95, false);
    const chances = dropChances({ n, limit: limit.target, alpha: 0.05 });
    const stopped = (drop: number) => {
      const { fail, leansFail } = chances(supposedAt(limit, drop));
      return fail + leansFail;
    };
    expect(stopped(found)).toBeGreaterThanOrEqual(0.95);
    expect(stopped(found - 0.0005)).toBeLessThan(0.95);
    expect(found).toBeGreaterThan(Number(text));
  },
);

test("a gate that fails what is inconclusive stops smaller losses", () => {
  const asked = { limit: { ...DROP, target: toDecimal("0.01") }, n: 997, alpha: 0.05 };
  expect(caughtFrom(asked, 0.95, true)).toBeLessThan(caughtFrom(asked, 0.95, false));
});
