import { isUnmeasured, type Unmeasured } from "../catalog/unmeasured.ts";
import type { Fingerprint, Measurement, Package } from "../contract/measurement.ts";
import type { RecordedFrom } from "../contract/plan.ts";
import type { Slot } from "../contract/slot.ts";
import type { Origin } from "../contract/verdict.ts";
import type { Columns } from "../tasks/tasks.ts";
import { blamed } from "./range/culprit.ts";
import { type Stated, statedBy } from "./recorded/stated-values.ts";

/** Where judging finds what was seen. Nothing found is `unmeasured`, with why. */
export interface Evidence {
  measurement(key: Slot): Measurement | Unmeasured;
  /** The answers; asked for only where there is a measurement. */
  columns(key: Slot): Columns | Unmeasured;
  /** What was measured elsewhere: the target branch's before the pull request's. */
  recordings(key: Slot): readonly Recording[];
}

/** A file of a folder of measurements; `path` is the project's own. */
export type Recording = { readonly from: RecordedFrom; readonly path: string } & (
  | {
      readonly kind: "read";
      readonly measurement: Measurement;
      readonly columns: Columns | Unmeasured;
    }
  | { readonly kind: "refused"; readonly why: string }
);

/** One variant on one target that was measured: what it is, where it ran, what it answered. */
export interface Seen {
  readonly package: Package;
  readonly fingerprint: Fingerprint;
  readonly columns: Columns | Unmeasured;
  /** Times of predictions, a round a process. */
  readonly rounds?: readonly (readonly number[])[];
  /** Numbers without the answers behind them. */
  readonly stated: Stated;
  /** Which values were too large for 16 bits, where somebody looked. */
  readonly range?: NonNullable<Measurement["range"]>;
  /** Who brought it, where it was measured elsewhere. */
  readonly from?: RecordedFrom;
}

export function see(evidence: Evidence, key: Slot): Seen | Unmeasured {
  const measurement = evidence.measurement(key);
  if (isUnmeasured(measurement)) return measurement;
  return seenOf(measurement, evidence.columns(key));
}

/** What a measurement shows, if it shows all that it must. */
export function seenOf(measurement: Measurement, columns: Columns | Unmeasured): Seen | Unmeasured {
  const { status, reason, package: held, fingerprint } = measurement;
  if (status === "failed") return { unmeasured: reason ?? "it failed without saying why" };
  if (held === undefined) return { unmeasured: "the measurement does not describe the package" };
  if (fingerprint === undefined) return { unmeasured: "the measurement does not say where it ran" };
  const read = statedBy(measurement);
  if (isUnmeasured(read)) return read;
  const { latency, range, notFinite } = measurement;
  return {
    ...{ package: held, fingerprint, stated: read.stated },
    columns: blamed(columns, notFinite),
    ...(latency && { rounds: latency.rounds }),
    ...(range && { range }),
  };
}

export function originOf({ fingerprint, package: { weightsDigest } }: Seen): Origin {
  return { fingerprint, weightsDigest };
}
