import { OPERATORS } from "../catalog/operators.ts";
import { REFERENCE } from "../contract/names.ts";
import type { Outlook } from "../contract/outlook.ts";
import type { Forecast } from "../forecast/asked.ts";
import { forecast, forecastRecorded } from "../forecast/forecast.ts";
import { limitTargets } from "../policy/limit-targets.ts";
import type { Limit, PolicyModel } from "../policy/policy.ts";
import type { Truth } from "../samples/truth.ts";
import { findMetric } from "../tasks/rows.ts";
import { heldOf } from "./held.ts";
import type { Recording } from "./recording.ts";

/** What there is of a model: examples to answer, and measurements that were taken elsewhere. */
export interface Found {
  readonly truth?: Truth;
  readonly recordings: readonly Recording[];
}

/** What can be told of a limit, and by how many examples. */
export type Foreseen = Forecast & Pick<Outlook, "n" | "on">;

interface Asked {
  readonly limit: Limit;
  readonly variant: string;
  readonly model: PolicyModel;
  readonly alpha: number;
}

/** One of all that runs here, and one of each target that was measured elsewhere. */
export function foresee({ limit, variant, model, alpha }: Asked, found: Found): Foreseen[] {
  const targets = limitTargets(limit, model.targets);
  const elsewhere = targets.filter((target) => Object.hasOwn(model.recorded, target));
  const here = elsewhere.length < targets.length && found.truth !== undefined;
  const examples = found.truth === undefined ? 0 : examplesOf(limit, found.truth);
  const recorded = { model, recordings: found.recordings };
  const held = (of: string, target: string) =>
    heldOf(recorded, { variant: of, target, metric: limit.metric, examples });
  const isBeside = OPERATORS[limit.operator].against === "reference";
  return [
    ...(here ? [{ n: examples, ...forecast({ limit, n: examples, alpha }) }] : []),
    ...elsewhere.map((on) => ({
      on,
      ...forecastRecorded({
        ...{ limit, alpha, own: held(variant === REFERENCE ? referenceOf(model) : variant, on) },
        ...(isBeside && { other: held(referenceOf(model), on) }),
      }),
    })),
  ];
}

function referenceOf({ reference }: PolicyModel): string {
  return reference === "source" ? REFERENCE : reference;
}

/** Of unlabelled ones, those count where a label matters only if two models answer differently. */
function examplesOf(
  { slice, metric, operator }: Limit,
  { samples, unlabelled = 0 }: Truth,
): number {
  const compares = operator === "max-drop" || operator === "max-regression";
  if (slice === undefined && findMetric(metric)?.countsUnlabelled && compares)
    return samples.length;
  if (slice === undefined) return samples.length - unlabelled;
  return samples.filter(({ slices }) => slices?.[slice.column] === slice.value).length;
}
