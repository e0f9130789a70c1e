import type { Metric } from "../../catalog/metrics.ts";
import { isUnmeasured, type Unmeasured } from "../../catalog/unmeasured.ts";
import {
  type Fingerprint,
  type Fingerprints,
  type Measurement,
  type Otherwise,
  type Package,
  type Rounds,
  roundsIn,
} from "../../contract/measurement.ts";
import type { MaybeParity } from "../../contract/parity.ts";
import type { Placement } from "../../contract/placement.ts";
import type { RecordedFrom } from "../../contract/plan.ts";
import type { Origin } from "../../contract/verdict.ts";
import { isTellable } from "../../statistics/after/harm.ts";
import { findMetric } from "../../tasks/rows.ts";
import type { Columns } from "../../tasks/tasks.ts";
import type { Cut } from "../early/cut.ts";
import { blamed } from "./culprit.ts";

/** What a measurement shows of one variant on one target: what it is, where it ran, what it answered. */
export interface SeenVariant {
  readonly package: Package;
  readonly fingerprint: Fingerprint;
  /** Where machines that differ have measured it: which of the samples each. */
  readonly fingerprints?: Fingerprints;
  readonly columns: Columns | Unmeasured;
  /** What rounds of fresh processes told; why they decide nothing, or why there are none. */
  readonly rounds?: Rounds;
  readonly informs?: string;
  readonly untimed?: string;
  /** Where Core ML expects it to run, or why that is not known. */
  readonly placement?: Placement | Unmeasured;
  /** Numbers without the answers behind them. */
  readonly stated: Stated;
  /** Which values were too large for 16 bits, where somebody looked. */
  readonly range?: NonNullable<Measurement["range"]>;
  /** How near it comes to what another engine gives, where Core ML ran it here. */
  readonly parity?: MaybeParity;
  /** Another way to show it pictures that it answers better. */
  readonly otherwise?: Otherwise;
  /** Where its measuring ended before the last example: all that it answers then are those before. */
  readonly stopped?: Cut;
  /** Who brought it, where it was measured elsewhere. */
  readonly from?: RecordedFrom;
}

/** What a measurement shows, if it shows all that it must. */
export function seenIn(
  measurement: Measurement,
  columns: Columns | Unmeasured,
): SeenVariant | Unmeasured {
  const { status, reason, package: held, fingerprint } = measurement;
  if (status === "failed") return { unmeasured: reason ?? "it failed without saying why" };
  if (held === undefined) return { unmeasured: "the measurement does not describe the package" };
  if (fingerprint === undefined) return { unmeasured: "the measurement does not say where it ran" };
  const read = statedBy(measurement);
  if (isUnmeasured(read)) return read;
  const { latency, memory, range, notFinite, otherwise, parity, untimed, informs, unplaced } =
    measurement;
  const { fingerprints } = measurement;
  const placement = measurement.placement ?? (unplaced && { unmeasured: unplaced });
  const timed = latency !== undefined || memory !== undefined;
  return {
    package: held,
    fingerprint,
    ...(fingerprints && { fingerprints }),
    stated: read.stated,
    columns: blamed(columns, notFinite),
    ...(timed && { rounds: roundsIn(measurement) }),
    ...(informs !== undefined && { informs }),
    ...(untimed !== undefined && { untimed }),
    ...(placement && { placement }),
    ...(range && { range }),
    ...(parity && { parity }),
    ...(otherwise && { otherwise }),
  };
}

export function originOf({ fingerprint, fingerprints, package: held }: SeenVariant): Origin {
  const { weightsDigest } = held;
  return { fingerprint, ...(fingerprints && { fingerprints }), weightsDigest };
}

/** A number without bounds, and of how many examples it is, where that is known. */
export interface StatedNumber {
  readonly value: number;
  readonly n?: number;
}

export type Stated = Readonly<Record<string, StatedNumber>>;

/** The numbers that a measurement states by itself; none of them may be one that it also gives otherwise. */
export function statedBy(measurement: Measurement): { readonly stated: Stated } | Unmeasured {
  const { metrics = {} } = measurement;
  const count = Object.keys(metrics).length;
  if (count > MOST) return { unmeasured: `the measurement states ${count} metrics, over ${MOST}` };
  const wrong = Object.entries(metrics).flatMap(([name, { value }]) => whyWrong(name, value));
  const twice = Object.keys(metrics).flatMap((name) => whyTwice(name, measurement));
  const [first] = [...wrong, ...twice];
  return first === undefined ? { stated: metrics } : { unmeasured: first };
}

/** More than there are; a stranger's file must not fill the report. */
const MOST = 100;

/** A rate of 91.2 was meant as a percentage, no size is below zero, and nothing takes no time. */
function whyWrong(name: string, value: number): string[] {
  if (!isTellable(value)) return [`the measurement states ${name} as ${value}: too large a number`];
  const quantity = findMetric(name)?.quantity;
  if (quantity === "rate" && (value < 0 || value > 1))
    return [`the measurement states ${name} as ${value}: a rate is from 0 to 1`];
  if (quantity === "duration" && value === 0)
    return [`the measurement states ${name} as 0 ms: nothing takes no time`];
  const negative = value < 0 && (quantity === "duration" || quantity === "bytes");
  return negative ? [`the measurement states ${name} as ${value}, below zero`] : [];
}

const GIVEN = {
  records: (_: Metric, { records }: Measurement) => records !== undefined && "records",
  package: (_: Metric, { package: held }: Measurement) => held !== undefined && "package",
  target: ({ round, planned }: Metric, measurement: Measurement) => {
    if (planned !== undefined) return measurement.placement !== undefined && "placement";
    return round !== undefined && roundsIn(measurement)[round] !== undefined && "rounds";
  },
} as const;

/** Of two numbers for one metric, none is believed. */
function whyTwice(name: string, measurement: Measurement): string[] {
  const metric = findMetric(name);
  if (metric === undefined) return [];
  const other = GIVEN[metric.source](metric, measurement);
  return other ? [`the measurement states ${name}, which its ${other} give as well`] : [];
}
