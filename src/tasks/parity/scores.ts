import type { Screen } from "../../statistics/scores.ts";
import type { Metrics, Score } from "../task.ts";
import type { ParityColumns } from "./columns.ts";

export const PARITY_SCORES: Metrics<ParityColumns> = {
  cosine: ({ within }, { cosines, samples }) => ({
    kind: "mean",
    values: cosines,
    within: within ?? null,
    seed: samples.seed,
  }),
  "cosine-p1": ({ within, percentile: p = 0 }, { cosines }) => ({
    kind: "quantile",
    values: cosines,
    p,
    within: within ?? null,
  }),
  "cosine-min": screen(({ cosines }) => least(cosines)),
  snr: screen(({ snrs }) => mean(snrs)),
  psnr: screen(({ psnrs }) => mean(psnrs)),
  "max-error": screen(({ maxErrors }) => most(maxErrors)),
  ssim: ({ name, within }, { ssims, samples }) =>
    ssims.some(Number.isNaN)
      ? { unmeasured: `${name} needs an output that is an image of 7 × 7 pixels or more` }
      : { kind: "mean", values: ssims, within: within ?? null, seed: samples.seed },
  "argmax-agreement": ({ name }, { argmaxes }) =>
    argmaxes.some(Number.isNaN)
      ? { unmeasured: `${name} needs an output that is a vector, such as the scores of classes` }
      : { kind: "rate", right: Uint8Array.from(argmaxes) },
};

/** Shown, but nothing follows from it for the samples that are not there. */
function screen(value: (columns: ParityColumns) => number): Score<ParityColumns> {
  return (_, columns): Screen => ({
    kind: "screen",
    value: value(columns),
    n: columns.samples.size,
  });
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function least(values: Float64Array): number {
  return values.reduce((found, value) => Math.min(found, value), Number.POSITIVE_INFINITY);
}

function most(values: Float64Array): number {
  return values.reduce((found, value) => Math.max(found, value), Number.NEGATIVE_INFINITY);
}
