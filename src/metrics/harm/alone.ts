import type { Direction } from "../../catalog/metrics.ts";
import type { Estimable, Mean, Resampled } from "../scores.ts";
import { negated } from "./apart.ts";
import { clusterHarm } from "./clusters.ts";
import { finite } from "./finite.ts";
import type { Harm, Span } from "./harm.ts";
import { meanHarm } from "./mean.ts";
import { quantileHarm } from "./quantile.ts";
import { everyUnit, resampledHarm } from "./resampled.ts";
import { percentiles, roundsHarm } from "./rounds.ts";
import { scaled } from "./scaled.ts";

/** The value itself, so turned that more of it is worse. */
export const harmAlone: Record<Direction, (scores: Estimable) => Harm> = {
  lower: (scores) => finite(harmOf(scores, 1)),
  higher: (scores) => finite(harmOf(scores, -1)),
};

function harmOf(scores: Estimable, sign: 1 | -1): Harm {
  switch (scores.kind) {
    case "mean":
      return meanHarm(
        scores.values.map((value) => sign * value),
        spanOf(scores, sign),
        scores.seed,
      );
    case "clustered": {
      const plain = clusterHarm(scores);
      const harm = scores.scale === "log" ? scaled(plain, Math.exp) : plain;
      return sign === 1 ? harm : negated(harm);
    }
    case "resampled": {
      const of = (counts: Uint32Array) => sign * scores.of(counts);
      const [span, still] = [spanOf(scores, sign), of(everyUnit(scores.units))];
      return resampledHarm({ ...scores, of, span: span && { ...span, still } });
    }
    case "quantile":
      return sign === 1 ? quantileHarm(scores) : negated(quantileHarm(scores));
    case "rounds":
      return scaled(roundsHarm(percentiles(scores).map(Math.log)), Math.exp);
    default:
      return scores satisfies never;
  }
}

function spanOf({ within }: Mean | Resampled, sign: 1 | -1): Span | null {
  if (within === null) return null;
  const [best, worst] = sign === 1 ? within : [-within[1], -within[0]];
  return { least: best, still: best, most: worst };
}
