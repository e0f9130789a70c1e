import type { Fingerprint } from "../contract/measurement.ts";
import type { PastRun, PastVariant } from "../contract/past.ts";
import type { JudgedModel, Origin } from "../contract/verdict.ts";
import { variantsOf } from "./past-run.ts";

/** One number of one push. */
export interface TrendPoint {
  readonly value: number;
  readonly commit: string;
  readonly committed: string;
  /** Where it was measured; undefined where the line does not say. */
  readonly where: Fingerprint | undefined;
}

/** What became of one metric of one variant: `past` has a point at least, the oldest first. */
export interface Trend {
  readonly variant: string;
  readonly metric: string;
  readonly past: readonly TrendPoint[];
  /** What this run measured, if it did. */
  readonly now?: Pick<TrendPoint, "value" | "where">;
}

/** Of every variant of a model that this run or the newest push has. */
export function trendsOf(model: JudgedModel, runs: readonly PastRun[]): Trend[] {
  const here = variantsOf(model);
  const newest = runs.at(-1)?.models.find(({ name }) => name === model.name)?.variants ?? [];
  const names = new Set([...here, ...newest].map(({ name }) => name));
  return [...names].flatMap((variant) => {
    const past = runs.flatMap((run) => seenIn(run, model.name, variant));
    const now = here.find(({ name }) => name === variant);
    const last = newest.find(({ name }) => name === variant);
    const metrics = new Set(Object.keys({ ...now?.metrics, ...last?.metrics }));
    return [...metrics].flatMap((metric) => {
      const points = past.flatMap((seen) => pointOf(seen, metric));
      const value = now?.metrics[metric]?.value;
      const trend = { variant, metric, past: points };
      if (points.length === 0) return [];
      return value === undefined ? [trend] : [{ ...trend, now: { value, where: where(now) } }];
    });
  });
}

interface SeenIn {
  readonly run: PastRun;
  readonly variant: PastVariant;
}

function seenIn(run: PastRun, model: string, name: string): SeenIn[] {
  const variants = run.models.find((one) => one.name === model)?.variants ?? [];
  return variants.filter((one) => one.name === name).map((variant) => ({ run, variant }));
}

function pointOf({ run, variant }: SeenIn, metric: string): TrendPoint[] {
  const value = Object.hasOwn(variant.metrics, metric) ? variant.metrics[metric]?.value : undefined;
  if (value === undefined) return [];
  const { commit, committed, environments } = run;
  const place = variant.environment;
  return [
    { value, commit, committed, where: place === undefined ? undefined : environments[place] },
  ];
}

function where(now: { readonly origin?: Origin } | undefined): Fingerprint | undefined {
  const origin = now?.origin;
  return origin?.fingerprints === undefined ? origin?.fingerprint : undefined;
}
