import type { Quantity } from "./units.ts";

/** Which way is better. */
export type Direction = "higher" | "lower";

/** Where the number comes from: the records, the package, or the target it runs on. */
export type Source = "records" | "package" | "target";

/** Which statistics decide a limit on it (docs/statistics.md): the kinds of `Scores`, and what is exact. */
export type Test =
  | "rate"
  | "mean"
  | "clustered"
  | "resampled"
  | "quantile"
  | "rounds"
  | "screen"
  | "exact"
  | "not-yet";

export interface Metric {
  /** Of a family, the placeholder stands in it: `top-k`, `ndcg@k`. */
  readonly name: string;
  readonly direction: Direction;
  readonly quantity: Quantity;
  readonly source: Source;
  readonly test: Test;
  readonly says: string;
  /** Whether a difference is written as a share of the reference's value: `2 %`. */
  readonly relative?: true;
  /** Fewer units (images, pairs, texts) than this never pass: their bounds are too often wrong. */
  readonly passFrom?: number;
  /** Of a member of a family: the 5 of `top-5`. */
  readonly k?: number;
}

/** Fewer processes than this do not show how much processes differ. */
export const LEAST_ROUNDS = 5;

type More = Pick<Metric, "relative" | "passFrom">;
type Row = readonly [string, Direction, Quantity, Test, string, More?];

/**
 * Of images and of samples whose squares are added. Of pairs: played over true drops at the limit, 50 let 7 % of
 * Pearson's pass and 20 let 9 % of Spearman's, where 5 % are asked for; 200 let 5 %.
 */
const FROM_200: More = { passFrom: 200 };
/** Of texts of one length. */
const FROM_20: More = { passFrom: 20 };

const RECORDS: readonly Row[] = [
  ["top-k", "higher", "rate", "rate", "the true label is among the k best classes"],
  ["agreement", "higher", "rate", "rate", "the best class is the reference's best class"],
  ["true-class-probability", "higher", "rate", "mean", "mean probability of the true label"],
  ["log-loss", "lower", "number", "mean", "mean of -ln p(true label)"],
  ["map", "higher", "rate", "resampled", "COCO average precision, IoU 0.50 to 0.95", FROM_200],
  ["map-50", "higher", "rate", "resampled", "average precision at IoU 0.50", FROM_200],
  ["map-75", "higher", "rate", "resampled", "average precision at IoU 0.75", FROM_200],
  ["map-small", "higher", "rate", "resampled", "average precision of small objects", FROM_200],
  ["map-medium", "higher", "rate", "resampled", "average precision of medium objects", FROM_200],
  ["map-large", "higher", "rate", "resampled", "average precision of large objects", FROM_200],
  [
    "mar-100",
    "higher",
    "rate",
    "resampled",
    "average recall with at most 100 detections an image",
    FROM_200,
  ],
  ["spearman", "higher", "number", "resampled", "rank correlation with the scores", FROM_200],
  ["pearson", "higher", "number", "resampled", "linear correlation with the scores", FROM_200],
  ["ndcg@k", "higher", "rate", "mean", "normalized discounted gain of the first k"],
  ["recall@k", "higher", "rate", "mean", "relevant documents found among the first k"],
  ["mrr@k", "higher", "rate", "mean", "reciprocal rank of the first relevant of the first k"],
  ["neighbours@k", "higher", "rate", "mean", "the reference's first k found again"],
  [
    "perplexity",
    "lower",
    "number",
    "clustered",
    "exp of the mean -ln p of a token",
    { ...FROM_20, relative: true },
  ],
  ["kl", "lower", "number", "screen", "mean KL divergence from the reference, a token"],
  ["next-token", "higher", "rate", "clustered", "the likeliest token is the reference's", FROM_20],
  ["cosine", "higher", "number", "mean", "cosine of the outputs with the reference's"],
  ["cosine-p1", "higher", "number", "quantile", "the cosine that 99 of 100 samples reach"],
  ["cosine-min", "higher", "number", "screen", "the worst sample's cosine"],
  ["snr", "higher", "number", "screen", "signal to noise against the reference, in dB"],
  ["psnr", "higher", "number", "screen", "peak signal to noise against the reference, in dB"],
  ["max-error", "lower", "number", "screen", "largest difference from the reference's outputs"],
  ["mae", "lower", "number", "mean", "mean absolute error"],
  ["rmse", "lower", "number", "resampled", "root of the mean squared error", FROM_200],
  [
    "mean-iou",
    "higher",
    "rate",
    "resampled",
    "intersection over union, mean of the classes",
    FROM_200,
  ],
];

const PACKAGE: readonly Row[] = [
  ["size", "lower", "bytes", "exact", "all files of the package"],
  ["bits-per-weight", "lower", "bits", "exact", "bits stored for each weight, tables included"],
  ["minimum-os", "lower", "version", "exact", "the oldest iOS that loads it"],
];

const TARGET: readonly Row[] = [
  ["latency-p50", "lower", "duration", "rounds", "median time of a prediction"],
  ["latency-p95", "lower", "duration", "rounds", "95th percentile of the time of a prediction"],
  ["load-time", "lower", "duration", "not-yet", "time to load the compiled model"],
  ["peak-memory", "lower", "bytes", "not-yet", "largest memory of the process"],
  ["ane-share", "higher", "rate", "not-yet", "share of the cost planned on the Neural Engine"],
  ["device-switches", "lower", "number", "not-yet", "changes of device in the compute plan"],
  ["target-parity", "higher", "number", "not-yet", "cosine of the outputs with the CPU's"],
];

const described =
  (source: Source) =>
  ([name, direction, quantity, test, says, more]: Row): Metric => ({
    name,
    direction,
    quantity,
    source,
    test,
    says,
    ...more,
  });

export const METRICS: readonly Metric[] = [
  ...RECORDS.map(described("records")),
  ...PACKAGE.map(described("package")),
  ...TARGET.map(described("target")),
];

const MEMBER = /^(.*[@-])([1-9]\d{0,3})$/;

/** The metric of that name: of a family, the member with its `k` (`top-5`). */
export function findMetric(name: string): Metric | undefined {
  const [, stem, k] = MEMBER.exec(name) ?? [];
  const family = METRICS.find((metric) => isFamily(metric) && metric.name === `${stem}k`);
  if (family !== undefined) return { ...family, name, k: Number(k) };
  return METRICS.find((metric) => metric.name === name && !isFamily(metric));
}

/** `top-k` for `top-5`: what tables and tasks call it. */
export function familyOf({ name, k }: Metric): string {
  return k === undefined ? name : `${name.slice(0, -String(k).length)}k`;
}

/** They are measured against the reference already, and have no drop from it. */
const AGAINST_REFERENCE: readonly string[] = [
  "agreement",
  "neighbours@k",
  "kl",
  "next-token",
  "cosine",
  "cosine-p1",
  "cosine-min",
  "snr",
  "psnr",
  "max-error",
];

export function isAgainstReference(metric: Metric): boolean {
  return AGAINST_REFERENCE.includes(familyOf(metric));
}

export function isFamily({ name, k }: Metric): boolean {
  return k === undefined && /[@-]k$/.test(name);
}
