import type { PastRun } from "../contract/past.ts";
import type { Plan } from "../contract/plan.ts";
import type { JudgedModel } from "../contract/verdict.ts";
import { variantsOf } from "./past-run.ts";

/** What a model is judged on: how many samples, and the digest of all the data where somebody looked, else of these. */
export interface JudgedOn {
  readonly digest: string;
  readonly count: number;
}

export function judgedOn({ models }: Pick<Plan, "models">): ReadonlyMap<string, JudgedOn> {
  return new Map(
    models.flatMap(({ name, samples }) =>
      samples === undefined
        ? []
        : [[name, { digest: samples.data ?? samples.digest, count: samples.count }] as const],
    ),
  );
}

/**
 * How many different weights these samples have judged, this run's included: who tries often enough passes by luck.
 * Undefined where no earlier push was judged on the same.
 */
export function wearOf(
  model: JudgedModel,
  { digest }: JudgedOn,
  runs: readonly PastRun[],
): number | undefined {
  const past = runs
    .flatMap(({ models }) => models)
    .filter(({ name, data }) => name === model.name && data === digest);
  if (past.length === 0) return;
  const before = past.flatMap(({ variants }) => variants.filter(isJudged).map(weightsOf));
  const now = variantsOf(model)
    .filter(isJudged)
    .map(({ origin }) => origin?.weightsDigest);
  return new Set([...before, ...now].filter((one) => one !== undefined)).size;
}

/** What drops are measured from is judged by nothing of its own. */
function isJudged({ outcome }: { readonly outcome: string | null }): boolean {
  return outcome !== null;
}

function weightsOf({ weightsDigest }: { readonly weightsDigest?: string | undefined }) {
  return weightsDigest;
}
