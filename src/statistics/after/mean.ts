import { bcaInterval } from "./bca.ts";
import { type Bounds, boundsOfNoSpread, type Harm, type Span, unseenShare } from "./harm.ts";
import { Resampling } from "./resampling.ts";
import { meanInterval, spreadOf } from "./spread.ts";

/** Of the values of the samples: Student's t and redrawn samples, whichever is the more cautious. */
export function meanHarm(values: Float64Array, span: Span | null, seed: number): Harm {
  // In rising order, so that the order of the samples changes nothing, not even by rounding.
  const sorted = values.toSorted();
  const spread = spreadOf(sorted);
  const resampling = resamplingOf(sorted, spread.mean, seed);
  const { mean: value, n } = spread;
  return {
    ...{ value, n, resampling },
    bounds(alpha): Bounds {
      if (n < 2) return { doubt: "one sample does not show how much samples differ" };
      const unseen = unseenShare(n, alpha);
      if (sorted[0] === sorted[n - 1]) return boundsOfNoSpread(value, span, unseen);
      const student = meanInterval(spread, alpha);
      const redrawn = bcaInterval(resampling.finish(), alpha);
      const floor = span === null ? value : span.still + (span.most - span.still) * unseen;
      return {
        interval: [Math.min(student[0], redrawn[0]), Math.max(student[1], redrawn[1], floor)],
      };
    },
  };
}

function resamplingOf(sorted: Float64Array, observed: number, seed: number): Resampling {
  const n = sorted.length;
  return new Resampling({
    ...{ observed, seed, groups: n },
    without: (row) => (observed * n - (sorted[row] ?? 0)) / (n - 1),
    redraw(draw) {
      let sum = 0;
      for (let drawn = 0; drawn < n; drawn += 1) sum += sorted[draw(n)] ?? 0;
      return sum / n;
    },
  });
}
