import { FEWEST_TEXTS } from "../../../src/catalog/metrics.ts";
import { normalQuantile } from "../../../src/statistics/distributions/normal.ts";
import type { Clustered, Mean } from "../../../src/statistics/scores.ts";
import type { World } from "../world.ts";
import { placeFor } from "./where.ts";

/** Which of the two tests lies exactly at its limit; the other's is wide, so that it stops nothing. */
export type Edge = "mean" | "share";

/** Nothing passes a limit falsely more often than this. */
const RARE = 0.055;
const WORST = 1;
const MAX_SHARE = 0.05;

/**
 * A loss that quantizing moves a little everywhere, and by 8 nats in a few samples: so few that most draws show none of
 * them. At 0 nothing but the noise is left, which shows what the rule costs a variant that is sound.
 */
export function rareLosses(n: number, edge: Edge): World {
  const allowed = edge === "mean" ? 0.03 : 0.2;
  const chance = edge === "mean" ? allowed / WORST : MAX_SHARE;
  return {
    ...losses(`log-loss of ${n}, a few 8 nats worse`, edge, allowed),
    method: {
      kind: "drawn",
      sample: (random, share) =>
        sidesOf(n, () => (random.uniform() < share * chance ? 8 : NOISE * random.normal())),
    },
  };
}

const NOISE = 0.02;

/** Harm that is lognormal: small in most samples, and of all sizes in the rest. */
export function lognormalLosses(n: number, edge: Edge): World {
  const allowed = edge === "mean" ? 0.1 : 0.5;
  const spread = 1.5;
  return {
    ...losses(`log-loss of ${n}, lognormal harm`, edge, allowed),
    method: {
      kind: "drawn",
      sample(random, share) {
        if (share === 0) return sidesOf(n, () => NOISE * random.normal());
        const middle =
          edge === "mean" ? middleFor(share * allowed, spread) : middleBeyond(share, spread);
        return sidesOf(n, () => Math.exp(middle + spread * random.normal()));
      },
    },
  };
}

/** Texts of lognormal sizes, of which one in some is ruined by half a nat a token, or by all that it counts for. */
export function ruinedTexts(count: number, edge: Edge): World {
  const allowed = edge === "mean" ? 0.02 : 0.1;
  const loss = edge === "mean" ? 0.5 : 1;
  const chance = edge === "mean" ? Math.log1p(allowed) / loss : MAX_SHARE;
  return {
    name: `perplexity of ${count} texts, some ruined, ${edge} at its limit`,
    ...{ metric: "perplexity", operator: "max-increase", allowed, most: RARE },
    shares: SHARES,
    method: {
      kind: "drawn",
      sample(random, share) {
        const sizes = Float64Array.from({ length: count }, () =>
          Math.ceil(200 * Math.exp(0.5 * random.normal())),
        );
        const before = sizes.map((size) => 3 * size);
        const after = before.map((sum, text) => {
          const ruined = random.uniform() < share * chance ? loss : 0;
          return sum + (sizes[text] ?? 0) * (ruined + 0.01 * random.normal());
        });
        const of = (sums: Float64Array): Clustered => ({
          ...{ kind: "clustered", sums, sizes, scale: "log", within: null },
          ...{ passFrom: FEWEST_TEXTS, worst: WORST },
        });
        return { before: of(before), after: of(after) };
      },
    },
  };
}

const SHARES = [0, 1, 2];

function losses(name: string, edge: Edge, allowed: number): Omit<World, "method"> {
  return {
    name: `${name}, ${edge} at its limit`,
    ...{ metric: "log-loss", operator: "max-increase", allowed, most: RARE },
    ...{ worst: WORST, shares: SHARES },
  };
}

function sidesOf(n: number, harm: () => number) {
  const before = new Float64Array(n).fill(1);
  const mean = (values: Float64Array): Mean => ({ kind: "mean", values, within: null, seed: 1 });
  return { before: mean(before), after: mean(before.map((loss) => loss + harm())) };
}

/** Where the middle of a lognormal harm lies whose mean, cut at the worst, is so large. */
function middleFor(mean: number, spread: number): number {
  return placeFor("lognormal", mean, (place, z) => Math.min(WORST, Math.exp(place + spread * z)));
}

/** And one that goes beyond the worst as often as may be. */
function middleBeyond(share: number, spread: number): number {
  return Math.log(WORST) - spread * normalQuantile(1 - share * MAX_SHARE);
}
