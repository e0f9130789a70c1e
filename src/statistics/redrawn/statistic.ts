import { type Correlation, correlationOver } from "./correlation.ts";
import { averagesOver, type Curves } from "./curves.ts";
import { meanOverlapOver, type Overlaps } from "./overlaps.ts";
import { meanPrecisionOver, type Rankings } from "./rankings.ts";
import { type Ratio, type RootMeanSquare, ratioOver, rootMeanSquareOver } from "./ratio.ts";

/**
 * What a set of units has that is no mean of theirs, as plain numbers: another thread can be given it. Of most there is one
 * number, whose number is 0.
 */
export type Statistic = Correlation | Curves | Overlaps | Rankings | Ratio | RootMeanSquare;

/** Its numbers when unit i was drawn `counts[i]` times, NaN where such a draw has none; the same array every time. */
export type Evaluate = (counts: Uint32Array) => Float64Array;

/** How those of its numbers are worked out that are `wanted`. */
export function evaluator(statistic: Statistic, wanted: readonly number[]): Evaluate {
  switch (statistic.kind) {
    case "correlation":
      return alone(correlationOver(statistic));
    case "curves":
      return averagesOver(statistic, wanted);
    case "overlaps":
      return alone(meanOverlapOver(statistic));
    case "rankings":
      return alone(meanPrecisionOver(statistic));
    case "ratio":
      return alone(ratioOver(statistic));
    case "root mean square":
      return alone(rootMeanSquareOver(statistic));
    default:
      return statistic satisfies never;
  }
}

function alone(value: (counts: Uint32Array) => number): Evaluate {
  const all = new Float64Array(1);
  return (counts) => {
    all[0] = value(counts);
    return all;
  };
}
