import type { Metric } from "../catalog/metrics.ts";
import type { Outdone } from "../contract/counsel.ts";
import { type CurvePoint, dropBetween, LEAST_RATIO } from "./curve.ts";

/** By numbers alone, less is no difference. */
const LEAST = 0.02;

/**
 * Variants that are surely worse than a smaller one, each beside the best such: fewer bits did not do that, so their
 * conversion went wrong. The reference, which stands first, was not converted. Of all pairs, each has its part of alpha.
 */
export function outdoneIn(points: readonly CurvePoint[], metric: Metric, alpha: number): Outdone[] {
  const variants = points.slice(1);
  const pairs = variants.flatMap((larger) =>
    variants
      .filter(({ bytes }) => larger.bytes / bytes >= LEAST_RATIO)
      .map((smaller) => ({ larger, smaller })),
  );
  return variants.flatMap((larger) => {
    const better = pairs
      .filter((pair) => pair.larger === larger && pair.smaller.score > larger.score)
      .map(({ smaller }) => smaller)
      .toSorted((a, b) => b.score - a.score);
    for (const smaller of better) {
      const found = outdone(larger, smaller, metric, alpha / pairs.length);
      if (found !== undefined) return [found];
    }
    return [];
  });
}

function outdone(
  larger: CurvePoint,
  smaller: CurvePoint,
  metric: Metric,
  alpha: number,
): Outdone | undefined {
  const { drop, bounds } = dropBetween(smaller, larger, metric);
  const found = bounds(alpha);
  const sure = found === undefined ? drop - LEAST : found[0];
  if (sure <= 0) return;
  return {
    ...{ variant: larger.name, smaller: smaller.name, metric: metric.name, drop },
    ...(found && { atLeast: found[0] }),
  };
}
