import type { Metric } from "../../catalog/metrics.ts";
import type { Limit } from "../../policy/policy.ts";
import type { Sighting } from "../sighting.ts";

/** A limit put to the evidence; each bound may be wrong with probability `alpha`. */
export interface Trial extends Sighting {
  readonly limit: Limit;
  readonly metric: Metric;
  readonly alpha: number;
}
