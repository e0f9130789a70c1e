import type { Plan, PlannedRequest } from "../contract/plan.ts";
import { type Slot, type Span, slotsOf } from "../contract/slot.ts";
import { LAYOUT, PART } from "../out/layout.ts";
import { pathOf } from "../out/part.ts";
import { dealt, type Shard, type Share } from "../plan/shards.ts";

/** The files that a shard leaves of a slot: in a place of their own where others measure the rest of it. */
export function filesOf(slot: Slot, { rows }: Pick<Share, "rows">, shard: Shard) {
  const own = { measurement: LAYOUT.measurement.of(slot), records: LAYOUT.records.of(slot) };
  if (rows === undefined) return own;
  const place = pathOf(PART, shard);
  return { measurement: `${place}/${own.measurement}`, records: `${place}/${own.records}` };
}

/** What one machine measures of a request that it shares with others. */
export interface SharedPart {
  readonly shard: Shard;
  readonly rows: Span;
}

/** A request that several machines share, with the part of each, in the order of the samples. */
export interface SharedRequest {
  readonly request: PlannedRequest;
  readonly parts: readonly SharedPart[];
}

export function sharedRequests(plan: Plan, of: number): SharedRequest[] {
  const shared = new Map<PlannedRequest, SharedPart[]>();
  for (const [at, shares] of dealt(plan, of).entries())
    for (const { request, rows } of shares)
      if (rows !== undefined) {
        const part = { shard: { index: at + 1, of }, rows };
        shared.set(request, [...(shared.get(request) ?? []), part]);
      }
  return plan.requests.flatMap((request) => {
    const parts = shared.get(request)?.sort((a, b) => a.rows[0] - b.rows[0]);
    return parts === undefined ? [] : [{ request, parts }];
  });
}

/** What joining leaves of them: every measurement, and records of those that have some. */
export function joinedFiles(shared: readonly SharedRequest[]): string[] {
  return slotsOf(shared.map(({ request }) => request)).flatMap((slot) => [
    LAYOUT.measurement.of(slot),
    LAYOUT.records.of(slot),
  ]);
}
