import type { Limit } from "../policy/policy.ts";
import type { Supposed } from "../statistics/before/examples-needed.ts";

/** In how many of all runs an honest variant should pass, for a limit to be worth setting. */
export const POWER = 0.8;

/** The share of answers that a good quantization changes, in both directions together. */
const FLIPS = 0.02;

/** Even a bad one gains some: a quarter of a point. */
const LEAST_GAINED = 0.0025;

/** A variant whose true drop is so large. */
export function supposedAt(limit: Pick<Limit, "metric" | "operator">, drop: number): Supposed {
  // The reference agrees with itself on everything, so agreement has nothing to gain.
  if (limit.metric === "agreement" && limit.operator === "max-drop") return { flips: drop, drop };
  return { flips: Math.min(1, Math.max(FLIPS, drop + 2 * LEAST_GAINED)), drop };
}

/** The variant that a limit is set for: one that costs nothing; of agreement, half of what is allowed. */
export function honest(limit: Pick<Limit, "metric" | "operator">, allowed: number): Supposed {
  return supposedAt(limit, limit.metric === "agreement" ? allowed / 2 : 0);
}
