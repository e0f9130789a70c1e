import type { Outlook } from "../contract/outlook.ts";
import type { Limit } from "../policy/policy.ts";
import { quantized, type Supposed } from "../statistics/before/drops.ts";
import { findMetric } from "../tasks/rows.ts";

/** A limit before anything runs. */
export interface PlannedLimit {
  readonly limit: Pick<
    Limit,
    "metric" | "operator" | "target" | "text" | "declared" | "worst" | "maxShare"
  >;
  /** The examples that decide it. */
  readonly n: number;
  readonly alpha: number;
}

export type Forecast = Pick<Outlook, "decides" | "supposed" | "needs" | "carries" | "why">;

/** A variant whose true drop is so large. */
export function supposedAt(limit: Pick<Limit, "metric" | "operator">, drop: number): Supposed {
  // With itself the reference agrees on everything, so a variant has nothing to gain.
  if (agrees(limit) && limit.operator === "max-drop") return { flips: drop, drop };
  return quantized(drop);
}

/** The variant that a limit is set for: one that costs nothing; of agreement with the reference, half of what is allowed. */
export function honest(limit: Pick<Limit, "metric" | "operator">, allowed: number): Supposed {
  return supposedAt(limit, agrees(limit) ? allowed / 2 : 0);
}

/** Whether it compares with the reference already, which agrees with itself on everything. */
export function agrees({ metric }: Pick<Limit, "metric">): boolean {
  return findMetric(metric)?.against === "reference";
}
