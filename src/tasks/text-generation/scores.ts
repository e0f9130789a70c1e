import type { Metric } from "../../catalog/metrics.ts";
import { isUnmeasured, type Unmeasured } from "../../catalog/unmeasured.ts";
import type { Clustered, Screen } from "../../statistics/scores.ts";
import type { Metrics } from "../task.ts";
import type { TextColumns } from "./columns.ts";

/** Tokens of one text resemble each other: each text is a cluster. */
export const TEXT_SCORES: Metrics<TextColumns> = {
  perplexity,
  kl,
  "next-token": nextToken,
};

function perplexity({ passFrom = 0, worst }: Metric, { tokens, nll }: TextColumns): Clustered {
  return {
    kind: "clustered",
    sums: nll,
    sizes: tokens,
    scale: "log",
    within: null,
    passFrom,
    ...(worst && { worst: worst.of(0) }),
  };
}

function nextToken(metric: Metric, { tokens, agreed }: TextColumns): Clustered | Unmeasured {
  const sums = given(metric, agreed, "agree");
  if (isUnmeasured(sums)) return sums;
  return {
    kind: "clustered",
    sums,
    sizes: tokens,
    scale: "plain",
    within: metric.within ?? null,
    passFrom: metric.passFrom ?? 0,
  };
}

function kl(metric: Metric, { tokens: sizes, kl: sums }: TextColumns): Screen | Unmeasured {
  const known = given(metric, sums, "kl");
  if (isUnmeasured(known)) return known;
  const tokens = sizes.reduce((total, size) => total + size, 0);
  return {
    kind: "screen",
    value: known.reduce((total, one) => total + one, 0) / tokens,
    n: tokens,
  };
}

function given({ name }: Metric, sums: Float64Array, key: string): Float64Array | Unmeasured {
  const without = sums.reduce((count, sum) => count + (Number.isNaN(sum) ? 1 : 0), 0);
  if (without === 0) return sums;
  return {
    unmeasured: `${name} needs ${key} in every record: ${without} of ${sums.length} lack it`,
  };
}
