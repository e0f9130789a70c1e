import { quote } from "../catalog/quote.ts";
import type { Plan } from "../contract/plan.ts";
import { type RequestSlot, type Span, slotsOf } from "../contract/slot.ts";
import type { Stamp, StampedPlan } from "../contract/stamp.ts";
import { nameOf, type Shard, type Share, sharesOf } from "../plan/shards.ts";
import { spanText } from "../words/counts.ts";
import { filesOf } from "./parts.ts";
import { staleness } from "./staleness.ts";
import { VERSION } from "./version.ts";

/** What shards are held against. */
export interface ExpectedShards {
  readonly plan: Plan;
  readonly stamped: StampedPlan;
  /** How many shards there must be. */
  readonly of: number;
  /** What may be there besides what stamps name. */
  readonly joined: readonly string[];
}

/** What is wrong with a stamp that stands in the place of a shard's; undefined where nothing is. */
export function checkStamp(
  stamp: Stamp,
  shard: Shard,
  expected: ExpectedShards,
): string | undefined {
  if (nameOf(stamp) !== nameOf(shard)) return `is foreign: it is of shard ${nameOf(stamp)}`;
  if (stamp.quantgate !== VERSION)
    return `is foreign: quantgate ${quote(stamp.quantgate)} measured it, and this is ${VERSION}`;
  const stale = staleness(stamp.plan, expected.stamped);
  if (stale !== undefined) return `is stale, measured for another plan: ${stale}`;
  if (shard.of !== expected.of || shard.index > shard.of)
    return `is foreign: it is of shard ${nameOf(shard)}, and there are ${expected.of}`;
  const own = sharesOf(expected.plan, shard);
  const [theirs, ours] = [
    listed(stamp.requests),
    listed(own.map(({ request, rows }) => ({ ...request, rows }))),
  ];
  if (theirs !== ours)
    return `is foreign: it is of ${quote(theirs)}, and its requests are ${quote(ours)}`;
  return checkFiles(stamp, own, shard);
}

/** Of each slot a measurement, perhaps with records, and nothing else. */
function checkFiles({ files }: Stamp, shares: readonly Share[], shard: Shard): string | undefined {
  const named = new Set(files.map(({ path }) => path));
  const slots = shares.flatMap((share) =>
    slotsOf([share.request]).map((slot) => filesOf(slot, share, shard)),
  );
  const missing = slots.find(({ measurement }) => !named.has(measurement));
  if (missing !== undefined) return `is half-written: it names no ${missing.measurement}`;
  const own = new Set(slots.flatMap(({ measurement, records }) => [measurement, records]));
  const strange = files.find(({ path }) => !own.has(path));
  if (strange === undefined) return undefined;
  return `is foreign: it names ${quote(strange.path)}, which is not of its requests`;
}

function listed(requests: readonly Listed[]): string {
  if (requests.length === 0) return "nothing";
  return requests
    .map(({ model, side, target, rows }) => {
      const what = `${model} (${side}) on ${target}`;
      return rows === undefined ? what : `${what} (${spanText(rows)})`;
    })
    .join(", ");
}

interface Listed extends RequestSlot {
  readonly rows?: Span | undefined;
}
