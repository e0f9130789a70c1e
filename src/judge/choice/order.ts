import type { Objective } from "../../catalog/objectives.ts";
import type { ObservedMetric } from "../../contract/verdict.ts";
import { metricFor } from "../../tasks/rows.ts";
import { amount } from "../../words/amounts.ts";
import type { Candidate } from "./candidates.ts";

/**
 * The best candidate by an objective, of those that no other beats in every respect. Where the data cannot tell two
 * apart, the higher precision is kept: a doubt costs it the least. Two, where they are alike in that as well.
 */
export function bestOf(
  candidates: readonly Candidate[],
  objective: Objective,
): readonly [(Candidate | undefined)?, (Candidate | undefined)?] {
  const { of } = WAYS[objective];
  const front = candidates.filter((one) => dominatorOf(one, candidates) === undefined);
  const known = front.flatMap((one) => {
    const range = of(one);
    return range === undefined ? [] : [{ one, low: range[0], high: range[1] }];
  });
  const least = Math.min(...known.map(({ high }) => high));
  const [best, second] = known
    .filter(({ low }) => low <= least)
    .map(({ one }) => one)
    .sort((a, b) => b.bits - a.bits || a.bytes - b.bytes);
  const alike = best?.bits === second?.bits && best?.bytes === second?.bytes;
  return alike ? [best, second] : [best];
}

/** One way to choose. `of`: what is to be small, between two bounds; those that overlap are ties. */
export interface Way {
  readonly of: (candidate: Candidate) => readonly [number, number] | undefined;
  /** What the chosen one is called: `the smallest variant`. */
  readonly best: string;
  /** What is said of one that is behind it. */
  readonly behind: (one: Candidate, chosen: Candidate) => string;
  /** What is missing where nothing says which is best. */
  readonly missing: string;
}

export const WAYS: Readonly<Record<Objective, Way>> = {
  size: {
    of: ({ bytes }) => [bytes, bytes],
    best: "the smallest variant",
    behind: ({ bytes }, { name }) => `is larger than ${name}: ${amount(bytes, "bytes")}`,
    missing: "has no size",
  },
  latency: {
    of: latencyOf,
    best: "the fastest variant",
    behind: (one, { name }) => `is slower than ${name}: ${milliseconds(one)}`,
    missing: "has no measured latency",
  },
  accuracy: {
    of: lossOf,
    best: "the variant closest to the reference",
    behind: (_, { name }) => `may lose more than ${name}`,
    missing: "has no measured loss",
  },
};

function milliseconds({ metrics }: Candidate): string {
  return amount(timeOf(metrics)?.value ?? 0, "duration");
}

/** Two packages of which one is no more than this many times as large are one size: less decides nothing. */
export const ONE_SIZE = 1.05;

/** The candidate that is at least as small, as fast and as good, and in one of these better; nothing where none is. */
export function dominatorOf(
  candidate: Candidate,
  others: readonly Candidate[],
): Candidate | undefined {
  return others.find((other) => {
    const orders = [
      orderOfSize(candidate, other),
      orderOfLatency(candidate, other),
      orderOfLoss(candidate, other),
    ];
    return orders.every((order) => order >= 0) && orders.some((order) => order > 0);
  });
}

function orderOfSize({ bytes }: Candidate, other: Candidate): number {
  const ratio = bytes / other.bytes;
  if (ratio > ONE_SIZE) return 1;
  return ratio < 1 / ONE_SIZE ? -1 : 0;
}

/** Where one of the two was not timed, it may be the faster. */
function orderOfLatency(one: Candidate, other: Candidate): number {
  const [own, theirs] = [latencyOf(one), latencyOf(other)];
  if (own === undefined && theirs === undefined) return 0;
  if (own === undefined || theirs === undefined) return -1;
  return own[0] > theirs[1] ? 1 : own[1] < theirs[0] ? -1 : 0;
}

/** By the worst that the data allows. */
function orderOfLoss(one: Candidate, other: Candidate): number {
  const [own, theirs] = [lossOf(one), lossOf(other)];
  if (own === undefined || theirs === undefined) return own === theirs ? 0 : -1;
  return Math.sign(own[1] - theirs[1]);
}

type Range = readonly [number, number];

/** What variants are compared by that are to be fast. */
export function timeOf(metrics: Candidate["metrics"]): ObservedMetric | undefined {
  return TIME && metrics[TIME.name];
}

const TIME = metricFor("latency");

/**
 * Where the median time of a prediction lies. A number that stands alone is taken as it is; times of too few rounds to
 * tell how far they are off could be any.
 */
export function latencyOf({ metrics }: Pick<Candidate, "metrics">): Range | undefined {
  const found = timeOf(metrics);
  if (found === undefined || found.informs) return;
  if (found.interval !== undefined) return found.interval;
  return found.n === undefined ? [found.value, found.value] : [0, Number.POSITIVE_INFINITY];
}

/** How much worse than the reference it is by the metric that comes first, at best and at worst. */
function lossOf({ metrics, branch }: Candidate): Range | undefined {
  const name =
    branch.rates[0]?.name ?? Object.keys(metrics).find((one) => metrics[one]?.versus !== undefined);
  const versus = name === undefined ? undefined : metrics[name]?.versus;
  return versus && (versus.interval ?? [versus.drop, versus.drop]);
}
