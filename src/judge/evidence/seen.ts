import type { Fingerprint, Measurement, Package } from "../../contract/measurement.ts";
import type { RecordedFrom } from "../../contract/plan.ts";
import type { Origin } from "../../contract/verdict.ts";
import type { Columns } from "../../metrics/columns.ts";
import { isUnmeasured, type Unmeasured } from "../../metrics/unmeasured.ts";
import { blamed } from "./culprit.ts";
import { type Stated, statedBy } from "./stated.ts";

/** What a measurement shows of one variant on one target: what it is, where it ran, what it answered. */
export interface Seen {
  readonly package: Package;
  readonly fingerprint: Fingerprint;
  readonly columns: Columns | Unmeasured;
  /** Times of predictions in ms, a round a process. */
  readonly rounds?: readonly (readonly number[])[];
  /** Numbers without the answers behind them. */
  readonly stated: Stated;
  /** Which values were too large for 16 bits, where somebody looked. */
  readonly range?: NonNullable<Measurement["range"]>;
  /** Who brought it, where it was measured elsewhere. */
  readonly from?: RecordedFrom;
}

/** What a measurement shows, if it shows all that it must. */
export function seenIn(measurement: Measurement, columns: Columns | Unmeasured): Seen | Unmeasured {
  const { status, reason, package: held, fingerprint } = measurement;
  if (status === "failed") return { unmeasured: reason ?? "it failed without saying why" };
  if (held === undefined) return { unmeasured: "the measurement does not describe the package" };
  if (fingerprint === undefined) return { unmeasured: "the measurement does not say where it ran" };
  const read = statedBy(measurement);
  if (isUnmeasured(read)) return read;
  const { latency, range, notFinite } = measurement;
  return {
    package: held,
    fingerprint,
    stated: read.stated,
    columns: blamed(columns, notFinite),
    ...(latency && { rounds: latency.rounds }),
    ...(range && { range }),
  };
}

export function originOf({ fingerprint, package: { weightsDigest } }: Seen): Origin {
  return { fingerprint, weightsDigest };
}
