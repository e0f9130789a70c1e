import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PlannedRequest } from "../../src/contract/plan.ts";
import { shardOf, shardsOf } from "../../src/plan/shards.ts";

/** One model a letter, in upper case with a base; its number of samples is its place in the alphabet. */
function planOf(letters: string) {
  const names = [...letters.toLowerCase()];
  const samples = (name: string) => ({
    ...{
      path: `samples/${name}.jsonl`,
      digest: `sha256:${"0".repeat(64)}`,
      from: "target" as const,
    },
    count: name.charCodeAt(0) - 96,
  });
  return {
    models: names.map((name) => ({ name, samples: samples(name) })),
    requests: [...letters].flatMap((letter) =>
      letter < "a" ? [request(letter, "head"), request(letter, "base")] : [request(letter, "head")],
    ),
  };
}

function request(letter: string, side: "head" | "base"): PlannedRequest {
  return {
    ...{
      model: letter.toLowerCase(),
      side,
      target: "portable",
      task: "parity",
      data: [],
      options: {},
    },
    source: { path: "M.mlpackage", commit: null },
    variants: [{ name: "int8", recipe: { kind: "preset", preset: "int8" } }],
  };
}

const shown = (plan: ReturnType<typeof planOf>, of: number) =>
  shardsOf(plan, of).map((shard) =>
    shardOf(plan, shard)
      .map(({ model, side }) => (side === "base" ? model.toUpperCase() : model))
      .join(""),
  );

test("every request falls to exactly one shard, and none of the planned ones is left idle", () => {
  const letters = fc.uniqueArray(fc.constantFrom(..."abcdefgHIJKLM"), { minLength: 1 });
  fc.assert(
    fc.property(letters, fc.integer({ min: 1, max: 9 }), (names, most) => {
      const plan = planOf(names.join(""));
      const shards = shardsOf(plan, most);
      const parts = shards.map((shard) => shardOf(plan, shard));
      expect(parts.flat()).toHaveLength(plan.requests.length);
      expect(new Set(parts.flat())).toEqual(new Set(plan.requests));
      expect(parts.every((part) => part.length > 0)).toBe(true);
      expect(shards.length).toBeLessThanOrEqual(most);
    }),
  );
});

describe("a plan is dealt to machines", () => {
  test.each([
    ["the heaviest first, each to who has least", "abcde", 2, ["abe", "cd"]],
    ["head and base together", "ABC", 2, ["cC", "aAbB"]],
    ["head and base apart only where there are more machines than pairs", "A", 2, ["a", "A"]],
    ["no more than there are requests", "ab", 9, ["b", "a"]],
    ["one for nothing", "", 3, [""]],
  ])("%s", (_, letters, most, dealt) => {
    expect(shown(planOf(letters), most)).toEqual(dealt);
  });
});

test("a shard of far more than there are requests has nothing to do", () => {
  expect(shardOf(planOf("ab"), { index: 999_999_999, of: 1_000_000_000 })).toEqual([]);
});
