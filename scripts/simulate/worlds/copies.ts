import type { Rate } from "../../../src/statistics/scores.ts";
import type { Random, World } from "../world.ts";

interface Setting {
  readonly pictures: number;
  readonly copies: number;
  readonly allowed: number;
  readonly flips: number;
}

/** Top-1 of pictures that are there several times each: their answers turn together. */
export function copiedRates({ pictures, copies, allowed, flips }: Setting): World {
  const clusters = Int32Array.from({ length: pictures * copies }, (_, row) =>
    Math.floor(row / copies),
  );
  const rate = (of: (picture: number) => number): Rate => ({
    ...{ kind: "rate", clusters },
    right: Uint8Array.from(clusters, of),
  });
  return {
    name: `top-1 of ${pictures} pictures, ${copies} times each`,
    ...{ metric: "top-1", operator: "max-drop", allowed, most: 0.055, shares: [0, 1, 2] },
    method: {
      kind: "drawn",
      sample(random: Random, share) {
        const drop = share * allowed;
        const turns = Math.max(flips, drop);
        const turn = Int8Array.from({ length: pictures }, () => {
          const at = random.uniform();
          return at < (turns + drop) / 2 ? 1 : at < turns ? -1 : 0;
        });
        return {
          before: rate((picture) => (turn[picture] === -1 ? 0 : 1)),
          after: rate((picture) => (turn[picture] === 1 ? 0 : 1)),
        };
      },
    },
  };
}
