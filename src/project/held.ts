import type { Measurement } from "../contract/measurement.ts";
import type { Held } from "../forecast/forecast.ts";
import type { PolicyModel } from "../policy/policy.ts";
import { findMetric } from "../tasks/rows.ts";
import type { Recording } from "./recording.ts";

/** The folders of one model's measurements, as far as they are known before anything runs. */
export interface Recorded {
  readonly model: Pick<PolicyModel, "source">;
  readonly recordings: readonly Recording[];
}

interface Asked {
  readonly variant: string;
  readonly target: string;
  readonly metric: string;
  /** The examples that its records answer. */
  readonly examples: number;
}

/** What the measurement that will most likely be believed holds of a metric. */
export function heldOf(recorded: Recorded, { variant, target, metric, examples }: Asked): Held {
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

function holding(
  { metrics = {}, latency, records, package: inside, status, reason }: Measurement,
  name: string,
  examples: number,
): Held | undefined {
  if (status === "failed") return { kind: "nothing", why: `it failed: ${reason ?? "no reason"}` };
  const stated = metrics[name];
  if (stated !== undefined)
    return { kind: "number", ...(stated.n !== undefined && { n: stated.n }) };
  const source = findMetric(name)?.source;
  if (source === "package") return inside && { kind: "number" };
  if (source === "target") return latency && { kind: "rounds", n: latency.rounds.length };
  return records && { kind: "answers", n: Math.min(examples, records.count) };
}
