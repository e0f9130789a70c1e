import { UserError } from "../catalog/errors.ts";
import { type Fingerprint, failed, Measurement, type Otherwise } from "../contract/measurement.ts";
import { REFERENCE } from "../contract/names.ts";
import type { MaybeParity } from "../contract/parity.ts";
import { type Slot, slotOf } from "../contract/slot.ts";
import type { OutFolder } from "../out/out-folder.ts";
import { readableTask } from "../tasks/tasks.ts";
import type { Audited } from "./audit.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { inOrder } from "./in-order.ts";
import type { ChunkFile } from "./known.ts";
import type { Packages } from "./packages.ts";
import type { Placed } from "./placed.ts";
import type { Expected } from "./placement.ts";
import { measuredTimes, type Rounded } from "./rounds.ts";
import type { Stopped, Way } from "./ways.ts";
import type { Workshop } from "./workshop.ts";

/** What was seen of each variant of a request. */
export interface Outcome {
  readonly packages: Packages;
  readonly ways: readonly Way[];
  readonly audits: ReadonlyMap<string, Audited>;
  readonly parities: ReadonlyMap<string, MaybeParity>;
  /** By lane, as the times. */
  readonly expected: ReadonlyMap<string, Expected>;
  readonly times: ReadonlyMap<string, Rounded>;
  readonly otherwise?: Otherwise;
}

/** A measurement of each variant, in their order; the records of those that were run are put in their place. */
export async function measurementsOf(
  outcome: Outcome,
  placed: Placed,
  out: OutFolder,
  { hello }: Workshop,
): Promise<Measurement[]> {
  const fingerprint = fingerprintOf(placed.planned.target, hello);
  const found: Measurement[] = [];
  for (const { name } of placed.variants)
    found.push(await measurementOf(name, outcome, fingerprint, placed, out));
  return found;
}

async function measurementOf(
  name: string,
  { packages, ways, audits, parities, expected, times, otherwise }: Outcome,
  fingerprint: Fingerprint,
  { planned }: Placed,
  out: OutFolder,
): Promise<Measurement> {
  const slot = slotOf(planned, name);
  const one = packages.get(name);
  if (one?.kind !== "made") return { ...failed(slot, one?.reason ?? UNASKED), fingerprint };
  const seen = { fingerprint, package: one.summary };
  const measured = { schema: 1, ...slot, status: "measured", ...seen } as const;
  if (planned.packagesOnly) return measured;
  const way = ways.find(({ lane }) => lane.variants.includes(name));
  const audit = audits.get(name);
  if (way === undefined || way.lost !== undefined)
    return { ...failed(slot, way?.lost?.reason ?? UNASKED), ...seen };
  if (audit?.kind === "unwatched")
    return { ...failed(slot, `auditing its ranges failed: ${audit.reason}`), ...seen };
  const parity = parities.get(name);
  const run = {
    ...{ ...measured, ...(await recordsOf(way, slot, out)), ...audit?.watched },
    ...(parity && { parity }),
    ...(name === REFERENCE && otherwise && { otherwise }),
    ...expected.get(way.lane.name),
    ...measuredTimes(times.get(way.lane.name)),
  };
  return await confirmed(Measurement.parse(run), planned.task, out);
}

/** Every variant is asked for; were one not, it would be no pass. */
const UNASKED = "nobody has asked for it";

/** What the chunks of a lane hold, in the order of the samples, are its records. */
async function recordsOf(way: Way, slot: Slot, out: OutFolder) {
  const stopped = way.stops.get(slot.variant);
  if (stopped !== undefined) return await recordsBefore(stopped, way, slot, out);
  const whole = way.chunks.filter((chunk): chunk is ChunkFile => chunk !== undefined);
  const sum = (count: (chunk: ChunkFile) => number) =>
    whole.reduce((total, chunk) => total + count(chunk), 0);
  const count = sum((chunk) => chunk.count);
  const { path, digest } = await out.joinRecords(slot, await inOrder(way));
  return {
    evaluated: { n: count - sum(({ errors }) => errors), of: count },
    records: { path, digest, count },
  };
}

/** Nothing of what came after: how much of that is there depends on who was quicker. */
async function recordsBefore({ rows, ...stopped }: Stopped, way: Way, slot: Slot, out: OutFolder) {
  const { path, digest } = await out.joinRecords(slot, await inOrder(way, new Set(rows)));
  const count = rows.length;
  const records = { path, digest, count };
  return { stopped, evaluated: { n: count, of: count }, records };
}

/** A measurement counts only with its records: all of them there, readable, and what the worker says it wrote. */
async function confirmed(
  measurement: Measurement,
  task: string,
  out: OutFolder,
): Promise<Measurement> {
  if (measurement.records === undefined) return measurement;
  const readable = readableTask(task);
  if (readable === undefined) throw new Error(`records of ${task} are not read yet`);
  try {
    for await (const _batch of out.readRecords(measurement, readable.lines.record));
    return measurement;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { records: _unread, ...rest } = measurement;
    return { ...rest, status: "failed", reason: `its record file ${describe(error)}` };
  }
}

function describe({ problems }: UserError): string {
  return problems
    .map(({ message, at }) => (at?.line === undefined ? message : `${message} (line ${at.line})`))
    .join("; ");
}
