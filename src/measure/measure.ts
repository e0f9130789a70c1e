import { type Problem, UserError } from "../catalog/errors.ts";
import type { Measurement } from "../contract/measurement.ts";
import type { Plan, PlannedRequest } from "../contract/plan.ts";
import { slotOf, slotsOf } from "../contract/slot.ts";
import { type Shard, shardOf } from "../plan/shards.ts";
import { confirm } from "./confirm.ts";
import { type Crew, withCrew } from "./crew.ts";
import { failed } from "./failed.ts";
import { measureRequest } from "./measure-request.ts";
import type { Ports } from "./ports.ts";
import { readyRequest } from "./ready-request.ts";
import { reasonOf, survey } from "./survey.ts";

export interface MeasureOptions {
  readonly shard?: Shard;
  /** Keep the converted packages in the out folder. */
  readonly keepPackages?: boolean;
}

/**
 * Runs what the plan requests and writes a measurement for every variant: a failed one, with the reason, where it
 * could not be measured. The user's mistakes end it with a `UserError`, once all that can be found are found.
 */
export async function measurePlan(
  plan: Plan,
  ports: Ports,
  { shard, keepPackages = false }: MeasureOptions = {},
): Promise<void> {
  const requests = shard === undefined ? plan.requests : shardOf(plan, shard);
  const work = async (crew: Crew) => {
    ports.progress.stage("Looking at the models");
    const unfit = await survey(requests, crew, ports.truthOf);
    await forget(requests, ports);
    await eachRequest(requests, ports, async (request) => {
      const lost = unfit.get(request);
      const fit = request.variants.filter(({ name }) => lost?.has(name) !== true);
      const failures = [...(lost ?? [])].map(([name, why]) =>
        failed(slotOf(request, name), reasonOf(why)),
      );
      if (fit.length === 0) return failures;
      const rest = { ...request, variants: fit };
      return [...failures, ...(await measured(rest, plan, ports, crew, keepPackages))];
    });
  };
  try {
    await withCrew(ports, work, () => ports.out.sweep());
  } finally {
    ports.progress.end();
  }
}

/** Writes what `take` gives of each request; one that the user made a mistake in does not keep the others. */
async function eachRequest(
  requests: readonly PlannedRequest[],
  { out, signal }: Ports,
  take: (request: PlannedRequest) => Promise<Measurement[]>,
): Promise<void> {
  const mistakes: Problem[] = [];
  for (const request of requests) {
    // That the run was stopped is no mistake of a request: none is begun after it.
    signal?.throwIfAborted();
    const measurements = await take(request).catch(keepMistakes(mistakes));
    for (const measurement of measurements) await out.writeMeasurement(measurement);
  }
  if (mistakes.length > 0) throw new UserError(mistakes);
}

/** What an earlier run left must not stand for what this one does not get to. */
async function forget(requests: readonly PlannedRequest[], { out }: Ports): Promise<void> {
  for (const slot of slotsOf(requests)) await out.forget(slot);
}

async function measured(
  request: PlannedRequest,
  plan: Plan,
  ports: Ports,
  crew: Crew,
  keepPackages: boolean,
): Promise<Measurement[]> {
  const { model, side, target, variants } = request;
  ports.progress.stage(`${model} (${side}) on ${target}, ${variants.length} variants`);
  const ready = await readyRequest(
    request,
    plan,
    { locate: crew.locate, out: ports.out },
    keepPackages,
  );
  const answers = await measureRequest(request, ready, crew, ports.progress);
  return Promise.all(answers.map((one) => confirm(one, request.task, ports.out)));
}

function keepMistakes(mistakes: Problem[]): (error: unknown) => Measurement[] {
  return (error) => {
    if (!(error instanceof UserError)) throw error;
    mistakes.push(...error.problems);
    return [];
  };
}
