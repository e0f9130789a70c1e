import type { Unmeasured } from "../../catalog/unmeasured.ts";
import type { Resampled } from "../scores.ts";
import { bcaInterval } from "./bca.ts";
import {
  type Bounds,
  boundsOfNoSpread,
  type Contrast,
  type Harm,
  type HarmSpan,
  unseenShare,
} from "./harm.ts";
import { type Part, Resampling } from "./resampling.ts";

/** What is redrawn, and under which conditions its bounds are believed. */
interface Redrawn {
  readonly value: number;
  readonly n: number;
  readonly resampling: Resampling;
  readonly span: HarmSpan | null;
  readonly passFrom: number;
  readonly rare: boolean;
}

/** More of the redrawn sets than this without a value, and the rest is no fair picture. */
const MOST_UNDEFINED = 0.05;

function resampledHarm({ value, n, resampling, span, passFrom, rare }: Redrawn): Harm {
  return {
    ...{ value, n, resampling },
    bounds(alpha): Bounds {
      const { undefinedShare, ...replicates } = resampling.finish();
      if (undefinedShare > MOST_UNDEFINED) return { doubt: "too many redrawn sets have no value" };
      const unseen = unseenShare(n, alpha);
      const { sorted } = replicates;
      if (sorted[0] === sorted.at(-1)) return boundsOfNoSpread(value, span, unseen);
      const [low, high] = bcaInterval(replicates, alpha);
      const floor = rare && span ? span.still + (span.most - span.still) * unseen : value;
      const interval: [number, number] = [low, Math.max(high, floor)];
      if (n >= passFrom) return { interval };
      return { interval, doubt: `a pass takes ${passFrom} units, and here are ${n}` };
    },
  };
}

/** Of any statistic, by drawing its units anew; `sign` 1 where more of it is worse, else −1. */
export function resampledAlone(scores: Resampled, sign: 1 | -1, within: HarmSpan | null): Harm {
  const value = sign * observedIn(scores);
  const of = (one = Number.NaN) => sign * one;
  const resampling = new Resampling({ parts: [partOf(scores)], of, observed: value });
  const span = within && { ...within, still: value };
  return resampledHarm({ ...scores, value, n: scores.statistic.units, resampling, span });
}

/** Two sets of the same units, drawn anew together: each draw is the same for both. */
export function compareResampled(
  before: Resampled,
  after: Resampled,
  { by, direction }: Contrast,
): Harm | Unmeasured {
  const n = after.statistic.units;
  if (before.statistic.units !== n) return { unmeasured: "the two sides have other units" };
  const sign = direction === "lower" ? 1 : -1;
  const of =
    by === "ratio"
      ? (was = Number.NaN, is = Number.NaN) => is / was
      : (was = Number.NaN, is = Number.NaN) => sign * (is - was);
  const value = of(observedIn(before), observedIn(after));
  const parts = [partOf(before), partOf(after)];
  const resampling = new Resampling({ parts, of, observed: value });
  const span = by === "ratio" ? null : spanFrom(before, sign);
  return resampledHarm({ ...after, value, n, resampling, span });
}

function observedIn({ statistic, which }: Resampled): number {
  return statistic.observed(which);
}

function partOf({ statistic: { redraws }, which }: Resampled): Part {
  return { redraws, which };
}

/** The most that can be lost is what there was. */
function spanFrom(before: Resampled, sign: 1 | -1): HarmSpan | null {
  const { within } = before;
  if (within === null) return null;
  const was = observedIn(before);
  const [least, most] = [within[0] - was, within[1] - was];
  return sign === 1 ? { least, still: 0, most } : { least: -most, still: 0, most: -least };
}
