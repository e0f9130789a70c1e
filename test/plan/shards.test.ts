import fc from "fast-check";
import { expect, test } from "vitest";
import { shardOf } from "../../src/plan/shards.ts";

test("every request falls to exactly one shard", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer()), fc.integer({ min: 1, max: 9 }), (requests, of) => {
      const shards = Array.from({ length: of }, (_, i) => shardOf(requests, { index: i + 1, of }));
      expect(shards.flat().sort()).toEqual([...requests].sort());
    }),
  );
});
