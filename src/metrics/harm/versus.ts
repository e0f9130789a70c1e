import type { Estimable } from "../scores.ts";
import { isUnmeasured, type Unmeasured } from "../unmeasured.ts";
import { harmAlone } from "./alone.ts";
import { apart } from "./apart.ts";
import { compareClusters } from "./compare-clusters.ts";
import { compareMeans } from "./compare-means.ts";
import { compareResampled } from "./compare-resampled.ts";
import { compareRounds } from "./compare-rounds.ts";
import type { Comparison } from "./comparison.ts";
import { finite } from "./finite.ts";
import type { Harm } from "./harm.ts";

/** How much worse the later is on the same units. */
export function harmVersus(
  before: Estimable,
  after: Estimable,
  how: Comparison,
): Harm | Unmeasured {
  const harm = compare(before, after, how);
  return isUnmeasured(harm) ? harm : finite(harm);
}

function compare(before: Estimable, after: Estimable, how: Comparison): Harm | Unmeasured {
  if (before.kind === "mean" && after.kind === "mean") return compareMeans(before, after, how);
  if (before.kind === "clustered" && after.kind === "clustered")
    return compareClusters(before, after, how);
  if (before.kind === "resampled" && after.kind === "resampled")
    return compareResampled(before, after, how);
  if (before.kind === "rounds" && after.kind === "rounds") return compareRounds(before, after, how);
  const { direction } = how;
  if (before.kind === "quantile" && after.kind === "quantile")
    return apart(harmAlone[direction](before), harmAlone[direction](after));
  return { unmeasured: "the two sides were scored in different ways" };
}
