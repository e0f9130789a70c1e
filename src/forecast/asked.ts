import type { Outlook } from "../contract/outlook.ts";
import type { Limit } from "../policy/policy.ts";
import { quantized, type Supposed } from "../statistics/before/drops.ts";

/** A limit before anything runs. */
export interface Asked {
  readonly limit: Pick<Limit, "metric" | "operator" | "target" | "text">;
  /** The examples that decide it. */
  readonly n: number;
  readonly alpha: number;
}

export type Forecast = Pick<Outlook, "decides" | "supposed" | "needs" | "carries" | "why">;

/** A variant whose true drop is so large. */
export function supposedAt(limit: Pick<Limit, "metric" | "operator">, drop: number): Supposed {
  // The reference agrees with itself on everything, so agreement has nothing to gain.
  if (limit.metric === "agreement" && limit.operator === "max-drop") return { flips: drop, drop };
  return quantized(drop);
}

/** The variant that a limit is set for: one that costs nothing; of agreement, half of what is allowed. */
export function honest(limit: Pick<Limit, "metric" | "operator">, allowed: number): Supposed {
  return supposedAt(limit, limit.metric === "agreement" ? allowed / 2 : 0);
}
