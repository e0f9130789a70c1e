import type { PlannedRequest } from "../contract/plan.ts";
import type { AnySample } from "../contract/sample.ts";
import { auditedOf } from "../plan/audited.ts";
import { drawn } from "../statistics/drawn.ts";
import { type Rows, spans } from "./divide.ts";

/**
 * The rows of the examples that are audited. They are drawn by their names, so that they are the same ones in every run
 * and on every machine, and stay so when examples come and go.
 */
export function auditedRows(
  samples: readonly Pick<AnySample, "id">[],
  request: Pick<PlannedRequest, "audit">,
): Rows {
  const rows = drawn(samples.map(({ id }) => id)).slice(0, auditedOf(request, samples.length));
  return spans(rows.sort((one, other) => one - other));
}
