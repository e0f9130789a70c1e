import { Measurement } from "../contract/measurement.ts";
import { slotOf } from "../contract/slot.ts";
import type { OutFolder } from "../out/out-folder.ts";
import type { Audited } from "./audit.ts";
import { confirm } from "./confirm.ts";
import type { ChunkFile, Way } from "./evaluate.ts";
import { fingerprintOf } from "./fingerprint.ts";
import type { Made, Packages } from "./packages.ts";
import type { Placed } from "./placed.ts";
import type { Workshop } from "./workshop.ts";

/** What was seen of each variant of a request. */
export interface Outcome {
  readonly packages: Packages;
  readonly ways: readonly Way[];
  readonly audits: ReadonlyMap<string, Audited>;
}

/** A measurement of each variant, in their order; the records of those that were run are put in their place. */
export async function measurementsOf(
  { packages, ways, audits }: Outcome,
  placed: Placed,
  out: OutFolder,
  { hello }: Workshop,
): Promise<Measurement[]> {
  const { planned, variants } = placed;
  const fingerprint = fingerprintOf(planned.target, hello);
  const found: Measurement[] = [];
  for (const { name } of variants) {
    const slot = slotOf(planned, name);
    const failed = (reason: string, made?: Made) =>
      Measurement.parse({
        ...{ schema: 1, ...slot, status: "failed", reason, fingerprint },
        ...(made && { package: made.summary }),
      });
    const made = packages.get(name);
    if (made?.kind !== "made") {
      found.push(failed(made?.reason ?? "nobody has made it"));
      continue;
    }
    const described = {
      schema: 1,
      ...slot,
      status: "measured",
      fingerprint,
      package: made.summary,
    };
    const way = ways.find(({ lane }) => lane.variants.includes(name));
    const audit = audits.get(name);
    if (planned.packagesOnly) found.push(Measurement.parse(described));
    else if (way === undefined) found.push(failed("nobody has run it", made));
    else if (way.lost !== undefined) found.push(failed(way.lost.reason, made));
    else if (audit?.kind === "unwatched")
      found.push(failed(`auditing its ranges failed: ${audit.reason}`, made));
    else {
      const measured = Measurement.parse({
        ...described,
        ...(await recordsOf(way, slot, out)),
        ...audit?.watched,
      });
      found.push(await confirm(measured, planned.task, out));
    }
  }
  return found;
}

/** The chunks of a lane, one after the other, are its records. */
async function recordsOf(
  { chunks }: Way,
  slot: Parameters<OutFolder["joinRecords"]>[0],
  out: OutFolder,
) {
  const whole = chunks.filter((chunk): chunk is ChunkFile => chunk !== undefined);
  const sum = (count: (chunk: ChunkFile) => number) =>
    whole.reduce((total, chunk) => total + count(chunk), 0);
  const count = sum((chunk) => chunk.count);
  const { path, digest } = await out.joinRecords(
    slot,
    whole.map(({ file }) => file),
  );
  return {
    evaluated: { n: count - sum(({ errors }) => errors), of: count },
    records: { path, digest, count },
  };
}
