import type { Measurement } from "../../src/contract/measurement.ts";
import type {
  JudgedLimit,
  JudgedModel,
  JudgedVariant,
  ObservedMetric,
  Verdict,
} from "../../src/contract/verdict.ts";

const COMMIT = "0123456789abcdef0123456789abcdef01234567";
export const DIGEST = `sha256:${"ab".repeat(32)}`;

/** A limit that passes, but for what is given. */
export function limit(given: Partial<JudgedLimit> = {}): JudgedLimit {
  return {
    metric: "top-1",
    operator: "max-drop",
    target: 0.01,
    limit: "1 pt",
    on: "portable",
    observed: 0.002,
    interval: [-0.003, 0.0061],
    n: 997,
    state: "pass",
    outcome: "pass",
    why: "the drop is at most 0.61 pt",
    at: { commit: COMMIT, path: "quantgate.yml", line: 14 },
    ...given,
  };
}

/** The numbers of a variant of a digits classifier. */
export function numbers(
  size: number,
  bits: number,
  top1: number,
  versus?: ObservedMetric["versus"],
): Record<string, ObservedMetric> {
  return {
    "top-1": { value: top1, n: 997, ...(versus === undefined ? {} : { versus }) },
    size: { value: size },
    "bits-per-weight": { value: bits },
    "minimum-os": { value: bits < 4 ? 18 : 15 },
  };
}

export function variant(given: Partial<JudgedVariant> = {}): JudgedVariant {
  return {
    name: "int8",
    outcome: "pass",
    enforced: true,
    minimumOS: "iOS 16",
    metrics: numbers(13_200, 8.3, 0.929, {
      drop: 0.002,
      interval: [-0.003, 0.0061],
      lost: 4,
      gained: 2,
    }),
    limits: [limit()],
    notes: [],
    ...given,
  };
}

export function model(given: Partial<JudgedModel> = {}): JudgedModel {
  return {
    name: "digits",
    outcome: "pass",
    status: "judged",
    task: "image-classification",
    targets: ["portable"],
    reference: { name: "reference", metrics: numbers(28_400, 32, 0.931) },
    recommended: "int8",
    because: "int8 is the smallest variant that keeps every limit.",
    variants: [variant()],
    notes: [],
    ...given,
  };
}

export function verdict(given: Partial<Verdict> = {}): Verdict {
  return {
    schema: 1,
    outcome: "pass",
    because: "The one enforced limit is kept.",
    confidence: 0.95,
    models: [model()],
    policy: { path: "quantgate.yml", digest: DIGEST, commit: COMMIT },
    base: { commit: "89abcdef0123456789abcdef0123456789abcdef" },
    head: { commit: "fedcba9876543210fedcba9876543210fedcba98" },
    notes: [],
    ...given,
  };
}

export function measurement(given: Partial<Measurement> = {}): Measurement {
  return {
    schema: 1,
    model: "digits",
    variant: "int8",
    side: "head",
    target: "portable",
    status: "measured",
    fingerprint: {
      engine: "portable 1",
      coremltools: "9.0",
      os: "Linux x86_64",
      chip: "x86_64",
      computeUnits: "cpu",
      evaluator: "image-classification 1",
    },
    package: {
      bytes: 13_200,
      weightsDigest: DIGEST,
      minimumOS: "iOS 16",
      weights: {
        bitsPerWeight: 8.3,
        byKind: { int8: { tensors: 4, elements: 5900 }, fp16: { tensors: 5, elements: 158 } },
        compressed: 4,
        skipped: 5,
      },
    },
    evaluated: { n: 997, of: 997 },
    ...given,
  };
}

/** A ladder with one of everything: what passes, what the data cannot tell, what fails, what has no numbers. */
export function ladderVerdict(): Verdict {
  const inconclusive = limit({
    observed: 0.007,
    interval: [0.001, 0.0148],
    state: "inconclusive",
    leans: "pass",
    outcome: "warn",
    why: "the drop is 0.70 pt, and the data allows up to 1.48 pt",
  });
  const failing = limit({
    observed: 0.13,
    interval: [0.112, 0.15],
    state: "fail",
    outcome: "fail",
    why: "the drop is at least 11.20 pt, more than 1 pt",
    at: { commit: COMMIT, path: "quantgate.yml", line: 22 },
  });
  const unmeasured = limit({
    observed: null,
    state: "unmeasured",
    outcome: "fail",
    why: "the worker died (SIGKILL)",
  });
  return verdict({
    outcome: "fail",
    because: "digits/pal2 top-1 max-drop 1 pt: the drop is at least 11.20 pt, more than 1 pt",
    models: [
      model({
        outcome: "fail",
        variants: [
          variant(),
          variant({
            name: "int4",
            outcome: "warn",
            metrics: numbers(9100, 4.6, 0.924, {
              drop: 0.007,
              interval: [0.001, 0.0148],
              lost: 15,
              gained: 8,
            }),
            limits: [inconclusive],
          }),
          variant({
            name: "pal2",
            outcome: "fail",
            metrics: numbers(6300, 2.6, 0.801, {
              drop: 0.13,
              interval: [0.112, 0.15],
              lost: 141,
              gained: 11,
            }),
            limits: [failing],
            notes: ["Needs iOS 18, the source iOS 15."],
          }),
          variant({
            name: "pal1",
            outcome: "fail",
            enforced: false,
            reason: "the worker died (SIGKILL)",
            metrics: {},
            limits: [withoutNumbers(unmeasured)],
          }),
        ],
      }),
    ],
    notes: ["12 of 997 samples are removed by this pull request; they count until it is merged."],
  });
}

function withoutNumbers({ interval: _, n: __, ...rest }: JudgedLimit): JudgedLimit {
  return rest;
}
