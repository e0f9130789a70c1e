import { expect, test } from "vitest";
import { z } from "zod";
import { describeIssues } from "../../src/contract/issues.ts";

const Sizes = z.record(z.string(), z.number());

test("what is wrong is said with its place, and a key that is there to hide or flood does neither", () => {
  const read = Sizes.safeParse({
    a: "x",
    "b\u202e": 1,
    ["k".repeat(100_000)]: "x",
    "c\u202e": "x",
  });
  const told = read.success ? "" : describeIssues(read.error);
  expect(told).toMatch(/^a: Invalid input: expected number/);
  expect(told).toContain("c\\u{202e}: ");
  expect(told.length).toBeLessThan(1000);
});
