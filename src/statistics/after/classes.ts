import type { Unmeasured } from "../../catalog/unmeasured.ts";
import { countRight, pairsOf } from "../pairs.ts";
import type { Classes, Rate } from "../scores.ts";
import { clusteredDrop, dropAtLeast, rateAtLeast } from "./clustered-rates.ts";
import { dropInterval } from "./drops.ts";
import type { Bounds, Harm } from "./harm.ts";
import { sumsIn } from "./in-clusters.ts";
import { rateInterval } from "./rates.ts";

/** What one class loses or lacks, and its two bounds at a level. */
interface ClassHarm {
  readonly name: string;
  readonly value: number;
  bounds(alpha: number): readonly [number, number];
}

/** How low the lowest recall is, of the classes that are large enough to be told. */
export function classesHarm(scores: Classes): Harm {
  const each = partsOf(scores).map(({ name, rate }): ClassHarm => {
    const [right, n] = [countRight(rate.right), rate.right.length];
    return {
      name,
      value: -right / n,
      bounds(alpha) {
        const rows = rateInterval(right, n, alpha);
        const sums = rate.clusters && sumsIn(rate.right, rate.clusters);
        const [low, high] = sums === undefined ? rows : rateAtLeast(rows, sums, alpha);
        return [-high, -low];
      },
    };
  });
  return worstOf(each, scores);
}

/** The most that any of these classes lost. */
export function compareClasses(before: Classes, after: Classes): Harm | Unmeasured {
  if (before.right.length !== after.right.length)
    return { unmeasured: "the two sides have other samples" };
  const [was, is] = [partsOf(before), partsOf(after)];
  const each = is.flatMap(({ name, rate }, at): ClassHarm[] => {
    const other = was[at]?.rate;
    if (other === undefined) return [];
    const pairs = pairsOf(other.right, rate.right);
    const drop = clusteredDrop(other, rate);
    return [
      {
        name,
        value: (pairs.lost - pairs.gained) / pairs.n,
        bounds(alpha) {
          const rows = dropInterval(pairs, alpha);
          return drop === undefined ? rows : dropAtLeast(rows, drop, alpha);
        },
      },
    ];
  });
  return worstOf(each, after);
}

/**
 * The worst of several is bounded from above by the worst bound, for its own holds with the chance that was asked. That
 * any of m is bad takes the m-th part of the doubt for each, which is where Holm's procedure begins.
 */
function worstOf(each: readonly ClassHarm[], { least, right }: Classes): Harm {
  const [worst] = each.toSorted((one, other) => other.value - one.value);
  return {
    value: worst?.value ?? Number.NaN,
    n: right.length,
    bounds(alpha): Bounds {
      const low = Math.max(...each.map((one) => one.bounds(alpha / each.length)[0]));
      const high = Math.max(...each.map((one) => one.bounds(alpha)[1]));
      const note = `class ${worst?.name}, of ${each.length} with ${least} samples or more`;
      return { interval: [low, high], note };
    },
  };
}

/** Of each class that has enough samples its part of the answers, in the order of their names. */
function partsOf({ right, classes, names, least, clusters }: Classes) {
  const rows = Map.groupBy(right.keys(), (row) => classes[row] ?? -1);
  return [...rows]
    .filter(([, own]) => own.length >= least)
    .map(([number, own]) => {
      const rate: Rate = {
        kind: "rate",
        right: Uint8Array.from(own, (row) => right[row] ?? 0),
        ...(clusters && { clusters: Int32Array.from(own, (row) => clusters[row] ?? 0) }),
      };
      return { name: names(number), rate };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
