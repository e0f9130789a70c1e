import type { Metric } from "../../catalog/metrics.ts";
import type { Unmeasured } from "../../catalog/unmeasured.ts";
import { rankingOf } from "../../statistics/redrawn/rankings.ts";
import { onlyNumber } from "../../statistics/redrawn/unit-statistic.ts";
import type { Classes, Mean, Rate, Resampled } from "../../statistics/scores.ts";
import type { Metrics, Trivial } from "../task.ts";
import type { LabelColumns, MultiLabelColumns } from "./columns.ts";

export const MULTI_LABEL_SCORES: Metrics<MultiLabelColumns> = {
  "label-map": labelMap,
  "exact-match": exactMatch,
  "label-accuracy": labelAccuracy,
  "worst-label": worstLabel,
};

/** Of the labels that a draw has a sample of; a label that no sample has says nothing. */
function labelMap(
  { name, within, passFrom = 0 }: Metric,
  { labels, samples }: MultiLabelColumns,
): Resampled | Unmeasured {
  const rankings = [...labels.values()]
    .filter(({ has }) => has.includes(1))
    .map(({ scores, has }) => rankingOf(scores, has));
  if (rankings.length === 0) return { unmeasured: `${name} needs a sample that has a label` };
  return {
    ...{ kind: "resampled", ...onlyNumber({ kind: "rankings", rankings }, samples) },
    ...{ within: within ?? null, passFrom, rare: true },
  };
}

function exactMatch(_: Metric, { labels, samples }: MultiLabelColumns): Rate {
  const right = new Uint8Array(samples.size).fill(1);
  for (const own of labels.values())
    for (let row = 0; row < right.length; row += 1) if (!isRight(own, row)) right[row] = 0;
  return { kind: "rate", right };
}

function labelAccuracy({ within }: Metric, { labels, samples }: MultiLabelColumns): Mean {
  const values = new Float64Array(samples.size);
  for (const own of labels.values())
    for (let row = 0; row < values.length; row += 1)
      if (isRight(own, row)) values[row] = (values[row] ?? 0) + 1;
  const shares = values.map((right) => right / labels.size);
  return { kind: "mean", values: shares, within: within ?? null, seed: samples.seed };
}

function isRight({ said, has }: LabelColumns, row: number): boolean {
  return said[row] === has[row];
}

/** Every label that a sample has is an answer of its own. */
function worstLabel(
  { name, passFrom: least = 0 }: Metric,
  { labels, samples }: MultiLabelColumns,
): Classes | Unmeasured {
  const names = [...labels.keys()];
  const having = [...labels.values()].flatMap(({ has, said }, number) =>
    [...has.keys()].flatMap((row) => (has[row] === 1 ? [{ row, number, right: said[row] }] : [])),
  );
  const sizes = [...labels.values()].map(({ has }) => has.reduce((sum, one) => sum + one, 0));
  const largest = Math.max(0, ...sizes);
  if (largest < least)
    return {
      unmeasured: `${name} needs a label that ${least} samples have, and of the most frequent one there are ${largest}`,
    };
  const { clusters } = samples;
  return {
    kind: "classes",
    right: Uint8Array.from(having, ({ right = 0 }) => right),
    classes: Int32Array.from(having, ({ number }) => number),
    names: (number) => names[number] ?? "",
    least,
    ...(clusters && { clusters: Int32Array.from(having, ({ row }) => clusters[row] ?? 0) }),
  };
}

/** To give every sample the same scores is right as often as samples have the labels. */
export function sameScores({ labels, samples }: MultiLabelColumns): Trivial | undefined {
  const shares = [...labels.values()]
    .map(({ has }) => has.reduce((sum, one) => sum + one, 0) / samples.size)
    .filter((share) => share > 0);
  if (shares.length === 0 || shares.every((share) => share === 1)) return;
  const value = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  return { metric: "label-map", value, says: "giving every sample the same scores" };
}
