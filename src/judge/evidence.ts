import { findMetric } from "../catalog/metrics.ts";
import type { Fingerprint, Measurement, Package } from "../contract/measurement.ts";
import type { Side } from "../contract/names.ts";
import type { Columns } from "../metrics/columns.ts";
import type { Unmeasured } from "../metrics/unmeasured.ts";
import { isUnmeasured } from "../metrics/unmeasured.ts";

/** Which measurement: `measurements/<model>/<side>/<variant>/<target>.json`. */
export interface Key {
  readonly model: string;
  readonly side: Side;
  readonly variant: string;
  readonly target: string;
}

/** Where judging finds what was seen. Nothing found is `unmeasured`, with why. */
export interface Evidence {
  measurement(key: Key): Measurement | Unmeasured;
  /** The answers; asked for only where there is a measurement. */
  columns(key: Key): Columns | Unmeasured;
}

/** One variant on one target that was measured: what it is, where it ran, what it answered. */
export interface Seen {
  readonly package: Package;
  readonly fingerprint: Fingerprint;
  readonly columns: Columns | Unmeasured;
}

export function see(evidence: Evidence, key: Key): Seen | Unmeasured {
  const measurement = evidence.measurement(key);
  if (isUnmeasured(measurement)) return measurement;
  const { status, reason, package: held, fingerprint } = measurement;
  if (status === "failed") return { unmeasured: reason ?? "it failed without saying why" };
  if (held === undefined) return { unmeasured: "the measurement does not describe the package" };
  if (fingerprint === undefined) return { unmeasured: "the measurement does not say where it ran" };
  const twice = givenTwice(measurement);
  const columns = twice === undefined ? evidence.columns(key) : { unmeasured: twice };
  return { package: held, fingerprint, columns };
}

/** Of two numbers for one metric, none is believed. */
function givenTwice({ metrics = {}, records }: Measurement): string | undefined {
  const names = Object.keys(metrics).filter((name) => findMetric(name)?.test === "rate");
  if (records === undefined || names.length === 0) return;
  return `the measurement states ${names.join(", ")}, which its records give as well`;
}
