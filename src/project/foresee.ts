import { countsUnlabelled, OPERATORS } from "../catalog/operators.ts";
import { AUTO } from "../catalog/targets.ts";
import { type Measurement, roundsIn } from "../contract/measurement.ts";
import { REFERENCE } from "../contract/names.ts";
import type { Outlook } from "../contract/outlook.ts";
import type { AnySample } from "../contract/sample.ts";
import { forecast, forecastRecorded, type Held } from "../forecast/forecast.ts";
import type { Forecast } from "../forecast/planned-limit.ts";
import { limitTargets } from "../policy/limit-targets.ts";
import type { Limit, PolicyModel } from "../policy/policy.ts";
import { isInSlice } from "../samples/slice-value.ts";
import type { Truth } from "../samples/truth.ts";
import { clustersOf } from "../tasks/columns/clusters.ts";
import { findMetric, isRange } from "../tasks/rows.ts";
import type { Recording } from "./recordings.ts";

/** What there is of a model: examples to answer, and measurements that were taken elsewhere. */
export interface Available {
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
export function foresee({ limit, variant, model, alpha }: Asked, found: Available): Foreseen[] {
  const targets = limitTargets(limit, model.targets, AUTO[0]);
  const elsewhere = targets.filter((target) => Object.hasOwn(model.recorded, target));
  const here = elsewhere.length < targets.length && found.truth !== undefined;
  const { slice } = limit;
  const isRanged = slice !== undefined && isRange(model.task, slice.column, model.data.sliceBy);
  const asked = isRanged ? withoutSlice(limit) : limit;
  const examples = found.truth === undefined ? 0 : examplesOf(asked, found.truth);
  const recorded = { model, recordings: found.recordings };
  const held = (of: string, target: string) =>
    heldOf(recorded, { variant: of, target, metric: limit.metric, examples });
  const isBeside = OPERATORS[limit.operator].against === "reference";
  return [
    ...(here
      ? [{ n: examples, ...(isRanged ? UNTOLD : forecast({ limit, n: examples, alpha })) }]
      : []),
    ...elsewhere.map((on) => ({
      on,
      ...forecastRecorded({
        ...{ limit, alpha, own: held(variant === REFERENCE ? referenceOf(model) : variant, on) },
        ...(isBeside && { other: held(referenceOf(model), on) }),
      }),
    })),
  ];
}

/** Which examples lie within a range. */
const UNTOLD: Forecast = {
  decides: "unknown",
  why: "the reference's answers say which examples these are: known after the first run",
};

function withoutSlice({ slice: _, ...limit }: Limit): Limit {
  return limit;
}

function referenceOf({ reference }: PolicyModel): string {
  return reference === "source" ? REFERENCE : reference;
}

/** What tells of one thing counts as one. */
function examplesOf(limit: Limit, truth: Truth): number {
  const samples = samplesOf(limit, truth);
  const clusters = clustersOf(samples);
  return clusters === undefined ? samples.length : new Set(clusters).size;
}

/** Unlabelled ones count where no label is asked for, or only if two models answer differently. */
function samplesOf(
  { slice, metric: name, operator }: Limit,
  { samples, unlabelled = 0 }: Truth,
): readonly AnySample[] {
  const metric = findMetric(name);
  if (slice === undefined && metric && countsUnlabelled(metric, operator)) return samples;
  if (slice === undefined) return samples.slice(0, samples.length - unlabelled);
  return samples.filter((sample) => isInSlice(sample, slice));
}

/** The folders of one model's measurements, as far as they are known before anything runs. */
export interface Recorded {
  readonly model: Pick<PolicyModel, "source">;
  readonly recordings: readonly Recording[];
}

interface Sought {
  readonly variant: string;
  readonly target: string;
  readonly metric: string;
  /** The examples that its records answer. */
  readonly examples: number;
}

/** What the measurement that will most likely be believed holds of a metric. */
export function heldOf(recorded: Recorded, { variant, target, metric, examples }: Sought): Held {
  const found = believed(recorded, variant, target);
  if (found === undefined) return { kind: "nothing", why: `no measurement of ${variant} is there` };
  const { planned, measurement } = found;
  if (measurement === undefined)
    return { kind: "nothing", why: `${planned.at.path} ${planned.refused}` };
  return (
    holding(measurement, metric, examples) ?? {
      kind: "nothing",
      why: `${planned.at.path} has no ${metric}`,
    }
  );
}

/** Of the same weights the target branch's; which are here nobody knows yet where a source has to be converted first. */
function believed({ model, recordings }: Recorded, variant: string, target: string) {
  const all = recordings.filter(
    ({ planned }) =>
      planned.side === "head" && planned.variant === variant && planned.target === target,
  );
  const last = all.at(-1);
  const read = all.filter(({ measurement }) => measurement !== undefined);
  if (model.source !== null) return read.at(-1) ?? last;
  if (last?.measurement === undefined) return last;
  return read.find((one) => weightsOf(one) === weightsOf(last));
}

function weightsOf({ measurement }: Recording): string | undefined {
  return measurement?.package?.weightsDigest;
}

function holding(measurement: Measurement, name: string, examples: number): Held | undefined {
  const { metrics = {}, records, package: inside, placement, status, reason } = measurement;
  if (status === "failed") return { kind: "nothing", why: `it failed: ${reason ?? "no reason"}` };
  const stated = metrics[name];
  if (stated !== undefined)
    return { kind: "number", ...(stated.n !== undefined && { n: stated.n }) };
  const { source, round, planned } = findMetric(name) ?? {};
  if (source === "package") return inside && { kind: "number" };
  if (planned !== undefined) return placement && { kind: "number" };
  const rounds = round && roundsIn(measurement)[round];
  if (source === "target") return rounds && { kind: "rounds", n: rounds.length };
  return records && { kind: "answers", n: Math.min(examples, records.count) };
}
