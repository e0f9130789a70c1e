import type { Outlook } from "../contract/outlook.ts";
import type { Limit } from "../policy/policy.ts";

/** A limit before anything runs. */
export interface Asked {
  readonly limit: Pick<Limit, "metric" | "operator" | "target" | "text">;
  /** The examples that decide it. */
  readonly n: number;
  readonly alpha: number;
}

export type Forecast = Pick<Outlook, "decides" | "supposed" | "needs" | "carries" | "why">;
