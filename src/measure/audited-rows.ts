import { createHash } from "node:crypto";
import type { PlannedRequest } from "../contract/plan.ts";
import type { AnySample } from "../contract/sample.ts";
import type { Rows } from "./divide.ts";

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
  const ranked = samples.map(({ id }, row) => ({ row, by: drawnBy(id) }));
  ranked.sort((one, other) =>
    one.by === other.by ? one.row - other.row : one.by < other.by ? -1 : 1,
  );
  const rows = ranked.slice(0, most).map(({ row }) => row);
  return spansOf(rows.sort((one, other) => one - other));
}

function drawnBy(id: string): string {
  return createHash("sha256").update(`audit ${id}`).digest("hex");
}

/** Rows, which ascend, as spans of neighbours. */
function spansOf(rows: readonly number[]): Rows {
  const spans: Rows = [];
  for (const row of rows) {
    const last = spans.at(-1);
    if (last?.[1] === row) last[1] = row + 1;
    else spans.push([row, row + 1]);
  }
  return spans;
}
