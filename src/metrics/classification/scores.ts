import type { Metric } from "../../catalog/metrics.ts";
import type { Columns } from "../columns.ts";
import { complete } from "../complete.ts";
import type { Score } from "../score.ts";
import type { Mean, Rate } from "../scores.ts";
import { isUnmeasured, type Unmeasured } from "../unmeasured.ts";

/** The metrics of image classification. */
export const CLASSIFICATION: Readonly<Record<string, Score>> = {
  "top-k": topK,
  agreement,
  "true-class-probability": trueClassProbability,
  "log-loss": logLoss,
};

function topK({ name, k = 1 }: Metric, { ranks, depth }: Columns): Rate | Unmeasured {
  if (k > depth) return { unmeasured: `${name} needs ${k} classes a record, and one has ${depth}` };
  return { kind: "rate", right: Uint8Array.from(ranks, (rank) => (rank > 0 && rank <= k ? 1 : 0)) };
}

function agreement(
  _: Metric,
  { answers }: Columns,
  reference: Columns | Unmeasured,
): Rate | Unmeasured {
  if (isUnmeasured(reference)) return reference;
  const other = complete(reference);
  if (isUnmeasured(other)) return { unmeasured: `of the reference: ${other.unmeasured}` };
  const agrees = (answer: number, row: number) => (answer === other.answers[row] ? 1 : 0);
  return { kind: "rate", right: Uint8Array.from(answers, agrees) };
}

function trueClassProbability(metric: Metric, columns: Columns): Mean | Unmeasured {
  const losses = lossesOf(metric, columns);
  if (isUnmeasured(losses)) return losses;
  const values = losses.map((loss) => Math.exp(-loss));
  return { kind: "mean", values, within: [0, 1], seed: columns.samples.seed };
}

function logLoss(metric: Metric, columns: Columns): Mean | Unmeasured {
  const losses = lossesOf(metric, columns);
  if (isUnmeasured(losses)) return losses;
  return { kind: "mean", values: losses, within: null, seed: columns.samples.seed };
}

function lossesOf({ name }: Metric, { losses }: Columns): Float64Array | Unmeasured {
  const without = losses.reduce((count, loss) => count + (loss >= 0 ? 0 : 1), 0);
  if (without === 0) return losses;
  const how = without === losses.length ? "none has" : `${without} of ${losses.length} lack`;
  return {
    unmeasured: `${name} needs the loss of every record, and ${how} one: is the output a probability?`,
  };
}
