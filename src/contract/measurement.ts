import { z } from "zod";
import type { RoundPart } from "../catalog/metrics.ts";
import { MOST_SHARDS } from "../catalog/shards.ts";
import { Digest } from "./names.ts";
import { MaybeParity } from "./parity.ts";
import { Placement } from "./placement.ts";
import { NotFinite, RangeAudit } from "./range.ts";
import { Slot, Span } from "./slot.ts";

/** Numbers are comparable only between equal fingerprints. */
export const Fingerprint = z.object({
  engine: z.string(),
  coremltools: z.string(),
  os: z.string(),
  chip: z.string(),
  computeUnits: z.string(),
  evaluator: z.string(),
});
export type Fingerprint = z.infer<typeof Fingerprint>;

/** Where each part of the samples was measured, in their order. */
export const Fingerprints = z
  .array(z.object({ rows: Span, fingerprint: Fingerprint }))
  .min(2)
  .max(MOST_SHARDS)
  .refine(
    (parts) =>
      parts.every(
        ({ rows: [begin, end] }, at) => begin === (parts[at - 1]?.rows[1] ?? 0) && begin < end,
      ),
    {
      message: "one part of the samples begins where another ends",
    },
  );
export type Fingerprints = z.infer<typeof Fingerprints>;

/** The parts in which two environments differ: numbers of two do not compare. */
export function differing(one: Fingerprint, other: Fingerprint): (keyof Fingerprint)[] {
  return Fingerprint.keyof().options.filter((part) => one[part] !== other[part]);
}

/** What the written package holds; `byKind` counts tensors and their elements, e.g. `int8`, `lut4`. */
export const Weights = z.object({
  bitsPerWeight: z.number(),
  byKind: z.record(z.string(), z.object({ tensors: z.int(), elements: z.int() })),
  /** Tensors that are, and that are not; a recorded measurement need not know. */
  compressed: z.int().exactOptional(),
  skipped: z.int().exactOptional(),
});

/**
 * `bytes`: of all files; `weightsDigest`: program and weights without metadata and dates; `sourceDigest`: that of the
 * package it was converted from, where a recorded measurement says.
 */
export const Package = z.object({
  bytes: z.int().positive(),
  weightsDigest: Digest,
  sourceDigest: Digest.exactOptional(),
  minimumOS: z.string(),
  weights: Weights,
  notes: z.array(z.string()).exactOptional(),
});
export type Package = z.infer<typeof Package>;

/** Pictures shown to the source in another way, and how many of some examples it then answers rightly. */
export const Otherwise = z.object({
  /** As a policy would say it. */
  says: z.string().max(200),
  right: z.int().nonnegative(),
  /** As the policy says it. */
  own: z.int().nonnegative(),
  of: z.int().positive(),
});
export type Otherwise = z.infer<typeof Otherwise>;

/** `measurements/<model>/<side>/<variant>/<target>.json`: what was seen of one variant on one target. */
export const Measurement = z.object({
  schema: z.literal(1),
  ...Slot.shape,
  status: z.enum(["measured", "failed"]),
  reason: z.string().exactOptional(),
  fingerprint: Fingerprint.exactOptional(),
  /** Where machines that differ have measured it: which samples each; `fingerprint` is that of the first. */
  fingerprints: Fingerprints.exactOptional(),
  package: Package.exactOptional(),
  /**
   * Measuring ended before the last example, for a limit was proven to be broken: the records are those of the first
   * `after` that were drawn. It is told for who reads it; whoever judges looks for the place anew.
   */
  stopped: z
    .object({ after: z.int().positive(), of: z.int().positive(), by: z.string() })
    .exactOptional(),
  evaluated: z.object({ n: z.int().nonnegative(), of: z.int().nonnegative() }).exactOptional(),
  /** Of each round the times of its predictions; what loading took, and the first prediction. A round is a process. */
  latency: z
    .object({
      unit: z.literal("ms"),
      rounds: z.array(z.array(z.number())),
      load: z.array(z.number()).exactOptional(),
      first: z.array(z.number()).exactOptional(),
    })
    .exactOptional(),
  /** The most that the process of each round held. */
  memory: z.object({ unit: z.literal("bytes"), rounds: z.array(z.number()) }).exactOptional(),
  /** Why there are no times, where some were asked for; or why those there are decide nothing. */
  untimed: z.string().exactOptional(),
  informs: z.string().exactOptional(),
  placement: Placement.exactOptional(),
  /** Why there is none, where one was asked for. */
  unplaced: z.string().exactOptional(),
  /**
   * Of a program that someone made: those made from it by conversion reach the same, but for the cast to 16 bits. And of
   * every one whose output was not finite.
   */
  range: RangeAudit.exactOptional(),
  notFinite: NotFinite.exactOptional(),
  /** Of a target that Core ML runs: whether it gives the answers that the portable engine gives. */
  parity: MaybeParity.exactOptional(),
  /** Of the source, where it answers better when its pictures are shown otherwise than the policy says. */
  otherwise: Otherwise.exactOptional(),
  metrics: z
    .record(z.string(), z.object({ value: z.number(), n: z.int().exactOptional() }))
    .exactOptional(),
  records: z
    .object({ path: z.string(), digest: Digest, count: z.int().nonnegative() })
    .exactOptional(),
});
export type Measurement = z.infer<typeof Measurement>;

/** Every environment that it was measured in. */
export function fingerprintsOf({ fingerprint, fingerprints }: Measurement): Fingerprint[] {
  if (fingerprint === undefined) return [];
  return fingerprints?.map((one) => one.fingerprint) ?? [fingerprint];
}

/** What rounds told, each as a list of its own. */
export type Rounds = Readonly<Partial<Record<RoundPart, readonly (readonly number[])[]>>>;

export function roundsIn({ latency, memory }: Measurement): Rounds {
  const each = (numbers: readonly number[]) => numbers.map((one) => [one]);
  return {
    ...(latency && { predictions: latency.rounds }),
    ...(latency?.load && { load: each(latency.load) }),
    ...(latency?.first && { first: each(latency.first) }),
    ...(memory && { memory: each(memory.rounds) }),
  };
}

/** The measurement of what could not be measured: it says why, and never passes. */
export function failed(slot: Slot, reason: string): Measurement {
  return { schema: 1, ...slot, status: "failed", reason };
}
