import type { Metric } from "../../catalog/metrics.ts";
import { isUnmeasured, type Unmeasured } from "../../catalog/unmeasured.ts";
import type { Beside, Classes, Mean, Rate } from "../../statistics/scores.ts";
import { counted } from "../../words/counts.ts";
import { completeReference } from "../columns/defects.ts";
import type { Metrics, Trivial } from "../task.ts";
import type { ClassificationColumns, ClassifiedBeside } from "./columns.ts";

/** The metrics of image classification. */
export const CLASSIFICATION_SCORES: Metrics<ClassificationColumns> = {
  "top-k": topK,
  agreement,
  "balanced-accuracy": balancedAccuracy,
  "worst-class": worstClass,
  "true-class-probability": trueClassProbability,
  "log-loss": logLoss,
};

function topK(
  { name, k = 1 }: Metric,
  { ranks, depth, best, beside, classCount = 0 }: ClassificationColumns,
): Rate | Unmeasured {
  if (k > depth) return { unmeasured: `${name} needs ${k} classes a record, and one has ${depth}` };
  const right = rightWhere(ranks.length, (row) => isAmong(ranks[row], k));
  const isKept = best !== undefined && k <= best.width;
  // A record of one class alone is the answer, and tells nothing of how many others there are.
  const isForegone = k > 1 && k === classCount;
  return {
    ...{ kind: "rate", right },
    ...(isKept && { answers: { ...best, k } }),
    ...(isKept && beside && { beside: besideBy(beside, k) }),
    ...(isForegone && { foregone: `${name} of ${classCount} classes` }),
  };
}

function isAmong(rank = 0, k: number): boolean {
  return rank > 0 && rank <= k;
}

function besideBy({ names, ranks, best, clusters }: ClassifiedBeside, k: number): Beside {
  return {
    names,
    right: Int8Array.from(ranks, (rank) => (rank < 0 ? -1 : isAmong(rank, k) ? 1 : 0)),
    answers: { ...best, k },
    ...(clusters && { clusters }),
  };
}

/** Nobody's label is asked for: of examples without one it is known as well. */
function agreement(
  _: Metric,
  { answers, samples, beside }: ClassificationColumns,
  reference: ClassificationColumns | Unmeasured,
): Rate | Unmeasured {
  const other = completeReference(reference);
  if (isUnmeasured(other)) return other;
  const right = alike(answers, other.answers);
  if (beside === undefined || other.beside === undefined) return { kind: "rate", right };
  const more = alike(beside.answers, other.beside.answers);
  const whole = new Uint8Array(right.length + more.length);
  whole.set(right);
  whole.set(more, right.length);
  if (samples.clusters === undefined || beside.clusters === undefined)
    return { kind: "rate", right: whole };
  const clusters = new Int32Array(whole.length);
  clusters.set(samples.clusters);
  clusters.set(beside.clusters, right.length);
  return { kind: "rate", right: whole, clusters };
}

function alike(some: Int32Array, others: Int32Array): Uint8Array {
  return rightWhere(some.length, (row) => some[row] === others[row]);
}

/**
 * A class counts for as much as any other, so that a sample counts for more the fewer its class has: as a mean of that,
 * which is at most what a sample of the smallest class counts for.
 */
function balancedAccuracy(_: Metric, { ranks, samples }: ClassificationColumns): Mean | Unmeasured {
  const { labels, seed } = samples;
  const sizes = new Map<number, number>();
  for (const label of labels) sizes.set(label, (sizes.get(label) ?? 0) + 1);
  const weight = (row: number) => labels.length / (sizes.size * (sizes.get(labels[row] ?? 0) ?? 1));
  const values = Float64Array.from(labels, (_, row) => (ranks[row] === 1 ? weight(row) : 0));
  const smallest = Math.min(...sizes.values());
  return {
    kind: "mean",
    values,
    within: [0, labels.length / (sizes.size * smallest)],
    seed,
  };
}

function worstClass(
  { name, passFrom: least = 0 }: Metric,
  { ranks, samples }: ClassificationColumns,
): Classes | Unmeasured {
  const { labels, classes } = samples;
  const sizes = new Map<number, number>();
  for (const label of labels) sizes.set(label, (sizes.get(label) ?? 0) + 1);
  const largest = Math.max(0, ...sizes.values());
  if (largest < least)
    return {
      unmeasured: `${name} needs a class of ${least} samples, and the largest has ${largest}`,
    };
  return {
    ...{ kind: "classes", right: rightWhere(ranks.length, (row) => ranks[row] === 1) },
    ...{ classes: labels, names: (number) => classes.nameOf(number) ?? "", least },
  };
}

/** In a plain loop, in a tenth of the time that `Uint8Array.from` takes. */
function rightWhere(size: number, isRight: (row: number) => boolean): Uint8Array {
  const right = new Uint8Array(size);
  for (let row = 0; row < size; row += 1) if (isRight(row)) right[row] = 1;
  return right;
}

function trueClassProbability(metric: Metric, columns: ClassificationColumns): Mean | Unmeasured {
  const losses = lossesOf(metric, columns);
  if (isUnmeasured(losses)) return losses;
  const values = losses.map((loss) => Math.exp(-loss));
  return { kind: "mean", values, within: metric.within ?? null, seed: columns.samples.seed };
}

function logLoss(metric: Metric, columns: ClassificationColumns): Mean | Unmeasured {
  const losses = lossesOf(metric, columns);
  if (isUnmeasured(losses)) return losses;
  const infinite = losses.reduce((count, loss) => count + (loss === Infinity ? 1 : 0), 0);
  if (infinite > 0) {
    return {
      unmeasured: `${metric.name} is infinite: in ${infinite} of ${losses.length} examples the model gives the true class the probability 0, whose logarithm is minus infinity`,
    };
  }
  const { seed, labelCount } = columns.samples;
  return {
    kind: "mean",
    values: losses,
    within: metric.within ?? null,
    seed,
    // One class is no choice, and says nothing of how bad a loss can be.
    ...(metric.worst && labelCount > 1 && { worst: metric.worst.of(labelCount) }),
  };
}

function lossesOf({ name }: Metric, { losses }: ClassificationColumns): Float64Array | Unmeasured {
  const without = losses.reduce((count, loss) => count + (loss >= 0 ? 0 : 1), 0);
  if (without === 0) return losses;
  const how = without === losses.length ? "none has" : `${without} of ${losses.length} lack`;
  return {
    unmeasured: `${name} needs the loss of every record, and ${how} one: is the output a probability?`,
  };
}

/** Always the most frequent class; where all samples show one class, that is right everywhere and tells nothing. */
export function mostFrequentClass({ samples }: ClassificationColumns): Trivial | undefined {
  const counts = new Map<number, number>();
  for (const label of samples.labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  if (counts.size < 2) return;
  let most = 0;
  for (const count of counts.values()) most = Math.max(most, count);
  const value = most / samples.labels.length;
  return { metric: "top-1", value, says: "always answering the most frequent class" };
}

/** Of classes with fewer samples than this hardly anything is seen. */
const THIN = 30;

/** What these samples cannot see: a loss that falls on a class of which they hold but a few. */
export function thinClasses({ samples }: ClassificationColumns): string | undefined {
  const sizes = new Map<number, number>();
  for (const label of samples.labels) sizes.set(label, (sizes.get(label) ?? 0) + 1);
  const thin = [...sizes.values()].filter((size) => size < THIN).length;
  if (thin === 0) return;
  return `these data cannot see ${thin} of ${counted(sizes.size, "class", "classes")}: of each there are fewer than ${THIN} samples`;
}
