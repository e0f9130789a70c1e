import { placesOf, type RowClusters } from "../redrawn/places.ts";
import type { Clustered, Mean, Quantile, Scores } from "../scores.ts";
import type { Sums } from "./capped-mean.ts";

/**
 * The same scores, told cluster by cluster: copies of one picture, or frames of one video, are no samples apart. A rate
 * keeps its rows, on which its own test is never narrower than what the clusters show.
 */
export function inClusters(scores: Scores, clusters: RowClusters): Scores {
  switch (scores.kind) {
    case "rate":
    case "classes":
      // What has other rows than the samples are has brought the clusters of these.
      return { ...scores, clusters: scores.clusters ?? clusters };
    case "mean":
      return meanInClusters(scores, clusters);
    case "clustered":
      return {
        ...scores,
        sums: sumsIn(scores.sums, clusters).sums,
        sizes: sumsIn(scores.sizes, clusters).sums,
      };
    case "resampled":
      return { ...scores, statistic: scores.statistic.inClusters(clusters) };
    case "quantile":
      return quantileInClusters(scores, clusters);
    case "rounds":
    case "screen":
    case "collapsed":
      return scores;
    default:
      return scores satisfies never;
  }
}

/** Of the rows of each cluster the sum, and how many they are. */
export function sumsIn(values: ArrayLike<number>, clusters: RowClusters): Sums {
  const places = placesOf(clusters);
  const [sums, sizes] = [new Float64Array(places.count), new Float64Array(places.count)];
  for (let row = 0; row < values.length; row += 1) {
    const place = places.of[row] ?? 0;
    sums[place] = (sums[place] ?? 0) + (values[row] ?? 0);
    sizes[place] = (sizes[place] ?? 0) + 1;
  }
  return { sums, sizes };
}

function meanInClusters(
  { values, within, foregone, worst }: Mean,
  clusters: RowClusters,
): Clustered {
  return {
    kind: "clustered",
    ...sumsIn(values, clusters),
    scale: "plain",
    within,
    passFrom: 0,
    ...(worst !== undefined && { worst }),
    ...(foregone !== undefined && { foregone }),
  };
}

/** Each cluster by its value furthest out on the side that the quantile is of. */
function quantileInClusters(scores: Quantile, clusters: RowClusters): Quantile {
  const { of, count } = placesOf(clusters);
  const low = scores.p < 0.5;
  const values = new Float64Array(count).fill(low ? Infinity : -Infinity);
  for (let row = 0; row < of.length; row += 1) {
    const place = of[row] ?? 0;
    const [known, own] = [values[place] ?? 0, scores.values[row] ?? 0];
    values[place] = low ? Math.min(known, own) : Math.max(known, own);
  }
  return { ...scores, values };
}
