import type { Clustered } from "../../../src/statistics/scores.ts";
import { findMetric } from "../../../src/tasks/rows.ts";
import type { World } from "../world.ts";

/** Perplexity of texts that differ in length, and as wholes in how much they lose. */
export function texts(count: number): World {
  const allowed = 0.02;
  return {
    name: `perplexity of ${count} texts`,
    ...{ metric: "perplexity", operator: "max-increase", allowed, most: 0.055 },
    shares: [0, 0.5, 1, 1.5, 3],
    method: {
      kind: "drawn",
      sample(random, share) {
        const loss = Math.log1p(share * allowed);
        const sizes = Float64Array.from({ length: count }, () =>
          Math.ceil(200 * Math.exp(0.5 * random.normal())),
        );
        const before = sizes.map((size) => size * 3);
        const after = before.map((sum, text) => {
          const size = sizes[text] ?? 0;
          const own = loss + 0.03 * random.normal();
          return sum + size * own + Math.sqrt(size) * 0.2 * random.normal();
        });
        const of = (sums: Float64Array): Clustered => ({
          kind: "clustered",
          sums,
          sizes,
          scale: "log",
          within: null,
          worst: 1,
          passFrom: findMetric("perplexity")?.passFrom ?? 0,
        });
        return { before: of(before), after: of(after) };
      },
    },
  };
}
