import type { PlannedRequest } from "../contract/plan.ts";
import type { AnySample } from "../contract/sample.ts";
import { drawn } from "../statistics/drawn.ts";
import { type Rows, spans } from "./divide.ts";

/** So many show how far values reach: whoever wants all of them says so. */
const AUDITED = 256;

/**
 * The rows of the examples that are audited. They are drawn by their names, so that they are the same ones in every run
 * and on every machine, and stay so when examples come and go.
 */
export function auditedRows(
  samples: readonly Pick<AnySample, "id">[],
  { audit = AUDITED }: Pick<PlannedRequest, "audit">,
): Rows {
  const most = audit === "all" ? samples.length : audit === "off" ? 0 : audit;
  if (most >= samples.length) return samples.length === 0 ? [] : [[0, samples.length]];
  const rows = drawn(samples.map(({ id }) => id)).slice(0, most);
  return spans(rows.sort((one, other) => one - other));
}
