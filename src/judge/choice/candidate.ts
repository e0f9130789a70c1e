import type { ObservedMetric } from "../../contract/verdict.ts";
import type { Seen } from "../evidence.ts";
import { numbersOf } from "../numbers.ts";
import type { Sighting } from "../sighting.ts";
import type { Subject } from "../subject.ts";

/** A variant that may be chosen: smaller than the source, whole, and with limits to keep. */
export interface Candidate {
  readonly name: string;
  readonly subject: Subject;
  readonly seen: Sighting;
  readonly bytes: number;
  readonly bits: number;
  readonly metrics: Readonly<Record<string, ObservedMetric>>;
}

/** A candidate, or in a few words why a variant is none. */
export function candidateOf(subject: Subject, source: Seen, reference: string): Candidate | string {
  const { variant, first: seen, reason, unshrunk } = subject;
  if (variant.name === reference) return "is the reference";
  if (variant.limits.length === 0) return "has no limit to keep";
  if (unshrunk !== undefined) return "did not shrink";
  if (seen === undefined || reason !== undefined) return "was not measured in full";
  const { bytes, weights } = seen.variant.package;
  if (bytes >= source.package.bytes) return "is no smaller than its source";
  const metrics = numbersOf(subject);
  return { name: variant.name, subject, seen, bytes, bits: weights.bitsPerWeight, metrics };
}

type Range = readonly [number, number];

/**
 * Where the median time of a prediction lies. A number that stands alone is taken as it is; times of too few rounds to
 * tell how far they are off could be any.
 */
export function latencyOf({ metrics }: Pick<Candidate, "metrics">): Range | undefined {
  const found = metrics["latency-p50"];
  if (found === undefined || found.interval !== undefined) return found?.interval;
  return found.n === undefined ? [found.value, found.value] : [0, Number.POSITIVE_INFINITY];
}

/** How much worse than the reference it is by the metric that comes first, at best and at worst. */
export function lossOf({ metrics, subject }: Candidate): Range | undefined {
  const [first] = subject.rates;
  const name = first ?? Object.keys(metrics).find((one) => metrics[one]?.versus !== undefined);
  const versus = name === undefined ? undefined : metrics[name]?.versus;
  return versus && (versus.interval ?? [versus.drop, versus.drop]);
}
