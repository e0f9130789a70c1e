import type { Objective } from "../../catalog/objectives.ts";
import { amount } from "../../words/amounts.ts";
import { type Candidate, latencyOf, lossOf } from "./candidate.ts";

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
    behind: ({ bytes }, { name }) => `is larger than ${name}: ${amount(bytes, "size")}`,
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
  return amount(metrics["latency-p50"]?.value ?? 0, "duration");
}
