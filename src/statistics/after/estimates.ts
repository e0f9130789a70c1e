import type { Direction } from "../../catalog/metrics.ts";
import { isUnmeasured, type Unmeasured } from "../../catalog/unmeasured.ts";
import { quantileInterval, quantileOf } from "../distributions/order.ts";
import type { Estimable, Mean, Quantile, Resampled } from "../scores.ts";
import { classesHarm, compareClasses } from "./classes.ts";
import { clusterHarm, compareClusters } from "./clusters.ts";
import { type Cut, cutAlone, cutVersus, isCuttable } from "./cut.ts";
import {
  apart,
  type Bounds,
  type Contrast,
  finite,
  type Harm,
  type HarmSpan,
  negated,
  scaled,
} from "./harm.ts";
import { compareMeans, meanHarm } from "./means.ts";
import { compareResampled, resampledAlone } from "./resampled.ts";
import { compareRounds, roundsAlone } from "./rounds.ts";

/** The value itself, so turned that more of it is worse; each unit counted up to a worst, where there is one. */
export const harmAlone: Record<Direction, (scores: Estimable, cut?: Cut) => Harm> = {
  lower: (scores, cut) => finite(alone(scores, "lower", cut)),
  higher: (scores, cut) => finite(alone(scores, "higher", cut)),
};

function alone(scores: Estimable, better: Direction, cut?: Cut): Harm {
  if (cut !== undefined && isCuttable(scores)) return cutAlone(scores, better, cut);
  return harmOf(scores, better === "lower" ? 1 : -1);
}

function harmOf(scores: Estimable, sign: 1 | -1): Harm {
  switch (scores.kind) {
    case "mean":
      return meanHarm(
        scores.values.map((value) => sign * value),
        spanOf(scores, sign),
        scores.seed,
      );
    case "clustered": {
      const { within } = scores;
      const span = within && { least: within[0], most: within[1] };
      const plain = clusterHarm({ ...scores, span });
      const harm = scores.scale === "log" ? scaled(plain, Math.exp) : plain;
      return sign === 1 ? harm : negated(harm);
    }
    case "resampled":
      return resampledAlone(scores, sign, spanOf(scores, sign));
    case "quantile":
      return sign === 1 ? quantileHarm(scores) : negated(quantileHarm(scores));
    case "classes": {
      const harm = classesHarm(scores);
      return sign === 1 ? negated(harm) : harm;
    }
    case "rounds":
      return roundsAlone(scores);
    default:
      return scores satisfies never;
  }
}

function spanOf({ within }: Mean | Resampled, sign: 1 | -1): HarmSpan | null {
  if (within === null) return null;
  const [best, worst] = sign === 1 ? within : [-within[1], -within[0]];
  return { least: best, still: best, most: worst };
}

/** How much worse the later is on the same units. */
export function harmVersus(before: Estimable, after: Estimable, how: Contrast): Harm | Unmeasured {
  const harm = compare(before, after, how);
  return isUnmeasured(harm) ? harm : finite(harm);
}

function compare(before: Estimable, after: Estimable, how: Contrast): Harm | Unmeasured {
  const { worst } = how;
  if (worst !== undefined && isCuttable(before) && isCuttable(after))
    return cutVersus(before, after, how, worst);
  if (before.kind === "mean" && after.kind === "mean") return compareMeans(before, after, how);
  if (before.kind === "clustered" && after.kind === "clustered")
    return compareClusters(before, after, how);
  if (before.kind === "resampled" && after.kind === "resampled")
    return compareResampled(before, after, how);
  if (before.kind === "classes" && after.kind === "classes") return compareClasses(before, after);
  if (before.kind === "rounds" && after.kind === "rounds") return compareRounds(before, after, how);
  const { direction } = how;
  if (before.kind === "quantile" && after.kind === "quantile")
    return apart(harmAlone[direction](before), harmAlone[direction](after));
  return { unmeasured: "the two sides were scored in different ways" };
}

/** Of a quantile of the samples, bounded by two of their values. */
function quantileHarm({ values, p, within }: Quantile): Harm {
  const sorted = values.toSorted();
  const [least, most] = within ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return {
    ...{ value: quantileOf(sorted, p), n: sorted.length },
    bounds(alpha): Bounds {
      const [low, high] = quantileInterval(sorted, p, alpha);
      const interval: [number, number] = [Math.max(low, least), Math.min(high, most)];
      if (interval.every(Number.isFinite)) return { interval };
      return { doubt: `${sorted.length} samples are too few to bound so rare a value` };
    },
  };
}
