import type { Measurement } from "../contract/measurement.ts";
import type { PlannedRequest } from "../contract/plan.ts";
import type { Progress } from "../terminal/progress.ts";
import { describeDeath } from "../worker/answer.ts";
import type { UnnumberedRequest } from "../worker/worker.ts";
import type { Crew } from "./crew.ts";
import { measurementsOf } from "./measurements-of.ts";
import { narrate } from "./narrate.ts";

type Ready = Extract<UnnumberedRequest, { do: "measure" }>;

/**
 * One measurement for each variant, in order. All are asked for at once, so that each sample is decoded once; when
 * that kills the worker, each is asked for alone in a fresh process, so that only the one that kills is lost.
 */
export async function measureRequest(
  planned: PlannedRequest,
  ready: Ready,
  crew: Crew,
  progress: Progress,
): Promise<Measurement[]> {
  const ask = async (variants: Ready["variants"]) =>
    crew.ask({ ...ready, variants }, narrate(progress));
  const answer = await ask(ready.variants);
  const names = ready.variants.map(({ name }) => name);
  if (answer.kind !== "death" || names.length === 1) return measurementsOf(answer, planned, names);
  progress.say(`${describeDeath(answer)}. Its variants are tried one at a time.`);
  const alone: Measurement[] = [];
  for (const variant of ready.variants) {
    await crew.dismiss();
    alone.push(...measurementsOf(await ask([variant]), planned, [variant.name]));
  }
  return alone;
}
