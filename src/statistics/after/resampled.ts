import type { Unmeasured } from "../../catalog/unmeasured.ts";
import type { Draw } from "../random.ts";
import type { Resampled } from "../scores.ts";
import {
  type Bounds,
  boundsOfNoSpread,
  type Contrast,
  type Harm,
  type HarmSpan,
  unseenShare,
} from "./harm.ts";
import { bcaInterval, Resampling } from "./redraws.ts";

/** What is redrawn, and under which conditions its bounds are believed. */
interface Redrawn {
  readonly units: number;
  readonly of: (counts: Uint32Array) => number;
  readonly span: HarmSpan | null;
  readonly passFrom: number;
  readonly rare: boolean;
  readonly seed: number;
}

/** More of the redrawn sets than this without a value, and the rest is no fair picture. */
const MOST_UNDEFINED = 0.05;

/** The acceleration is taken from as many groups of units at most. */
const GROUPS = 200;

/** Of any statistic, by drawing its units anew. */
export function resampledHarm(redrawn: Redrawn): Harm {
  const { units: n, of, span, passFrom, rare } = redrawn;
  const value = of(everyUnit(n));
  const resampling = resamplingOf(redrawn, value);
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

/** Each drawn once: the set as it is. */
export function everyUnit(units: number): Uint32Array {
  return new Uint32Array(units).fill(1);
}

function resamplingOf({ units, of, seed }: Redrawn, observed: number): Resampling {
  const counts = new Uint32Array(units);
  const groups = Math.min(units, GROUPS);
  return new Resampling({
    ...{ observed, seed, groups },
    without(group) {
      for (let unit = 0; unit < units; unit += 1) counts[unit] = unit % groups === group ? 0 : 1;
      return of(counts);
    },
    redraw(draw: Draw) {
      counts.fill(0);
      for (let drawn = 0; drawn < units; drawn += 1) {
        const unit = draw(units);
        counts[unit] = (counts[unit] ?? 0) + 1;
      }
      return of(counts);
    },
  });
}

/** Two sets of the same units, drawn anew together: each draw is the same for both. */
export function compareResampled(
  before: Resampled,
  after: Resampled,
  { by, direction }: Contrast,
): Harm | Unmeasured {
  if (before.units !== after.units) return { unmeasured: "the two sides have other units" };
  if (by === "ratio") {
    const of = (counts: Uint32Array) => after.of(counts) / before.of(counts);
    return resampledHarm({ ...after, of, span: null });
  }
  const sign = direction === "lower" ? 1 : -1;
  const of = (counts: Uint32Array) => sign * (after.of(counts) - before.of(counts));
  return resampledHarm({ ...after, of, span: spanFrom(before, sign) });
}

/** The most that can be lost is what there was. */
function spanFrom({ of, units, within }: Resampled, sign: 1 | -1): HarmSpan | null {
  if (within === null) return null;
  const was = of(everyUnit(units));
  const [least, most] = [within[0] - was, within[1] - was];
  return sign === 1 ? { least, still: 0, most } : { least: -most, still: 0, most: -least };
}
