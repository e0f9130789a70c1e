import { LEAST_ROUNDS } from "../catalog/metrics.ts";
import { Timed } from "../contract/times.ts";
import { whyUnanswered } from "../worker/answer.ts";
import { informsOnly, whyDisturbed } from "./conditions.ts";
import { narrate } from "./crew.ts";
import { laneRequest } from "./evaluate.ts";
import type { Examples } from "./examples.ts";
import { engineFor } from "./fingerprint.ts";
import { type Packages, whyUnlike, withPlaces } from "./packages.ts";
import type { Placed } from "./placed.ts";
import { patienceFor, sharedBy } from "./request.ts";
import type { Way } from "./ways.ts";
import type { Workshop } from "./workshop.ts";

/** What rounds told of a lane; or why they told nothing. `informs`: why what they told decides nothing. */
export type Rounded =
  | { readonly kind: "timed"; readonly rounds: readonly Timed[]; readonly informs?: string }
  | { readonly kind: "untimed"; readonly reason: string };

/** Of each round: the first examples, over and over; what warms up is not timed. */
const PREDICTIONS = { examples: 20, warmup: 5, repeats: 50 } as const;

/**
 * Times every lane that was run, in rounds of fresh processes that take turns: what the machine does meanwhile, it does
 * to all of them. Nothing is tried again: a lane that was disturbed once has no times, and says by what.
 */
export async function timed(
  ways: readonly Way[],
  packages: Packages,
  examples: Examples,
  placed: Placed,
  shop: Workshop,
): Promise<ReadonlyMap<string, Rounded>> {
  const found = new Map<string, Rounded>();
  const { planned } = placed;
  const runs = ways.filter(({ lost }) => lost === undefined);
  if (planned.timed !== true || !engineFor(planned.target, shop.hello).time || runs.length === 0)
    return found;
  const names = new Set(runs.map(({ lane }) => lane.name));
  const there = await withPlaces(packages, names, placed, shop);
  for (const name of names) {
    const unlike = whyUnlike(name, packages, there);
    if (unlike !== undefined) found.set(name, { kind: "untimed", reason: unlike });
  }
  for (let round = 0; round < LEAST_ROUNDS; round += 1) {
    shop.progress.stage(
      `${planned.model} on ${planned.target}, round ${round + 1} of ${LEAST_ROUNDS}`,
    );
    // None is always the first, right after which the machine may be at its coolest.
    const turn = round % runs.length;
    for (const way of [...runs.slice(turn), ...runs.slice(0, turn)]) {
      const before = found.get(way.lane.name) ?? { kind: "timed", rounds: [] };
      if (before.kind === "untimed") continue;
      const next = await timeOnce(way, there, examples, placed, shop);
      found.set(way.lane.name, joined(before, next, round + 1));
    }
  }
  return found;
}

type Once = Timed | { readonly failed: string };

async function timeOnce(
  way: Way,
  packages: Packages,
  { count }: Examples,
  placed: Placed,
  { crew, progress }: Workshop,
): Promise<Once> {
  const { engine, task, options, data, samples, bounds } = sharedBy(placed);
  const { examples, warmup, repeats } = PREDICTIONS;
  const request = {
    ...{ do: "time" as const, engine, task, options, data, samples, bounds, warmup, repeats },
    packages: laneRequest(way, packages, way.folder).packages,
    rows: [[0, Math.min(count, examples)] satisfies [number, number]],
  };
  const answer = await crew.askAlone(request, narrate(progress), patienceFor(placed));
  if (answer.kind !== "result") return { failed: whyUnanswered(answer) };
  const read = Timed.safeParse(answer.value);
  return read.success ? read.data : { failed: "the worker answered something else" };
}

function joined(before: Extract<Rounded, { kind: "timed" }>, next: Once, round: number): Rounded {
  const untimed = (reason: string): Rounded => ({
    kind: "untimed",
    reason: `round ${round} of ${LEAST_ROUNDS} tells nothing: ${reason}`,
  });
  if ("failed" in next) return untimed(next.failed);
  const informs = before.informs ?? informsOnly(next.conditions);
  // What decides nothing cannot be disturbed.
  const disturbed = informs === undefined ? whyDisturbed(next.conditions) : undefined;
  if (disturbed !== undefined) return untimed(disturbed);
  return {
    kind: "timed",
    rounds: [...before.rounds, next],
    ...(informs !== undefined && { informs }),
  };
}

/** As a measurement has them. */
export function measuredTimes(rounded: Rounded | undefined) {
  if (rounded === undefined) return {};
  if (rounded.kind === "untimed") return { untimed: rounded.reason };
  const { rounds, informs } = rounded;
  return {
    latency: {
      unit: "ms" as const,
      rounds: rounds.map(({ ms }) => ms),
      load: rounds.map(({ loadMs }) => loadMs),
      first: rounds.map(({ firstMs }) => firstMs),
    },
    memory: { unit: "bytes" as const, rounds: rounds.map(({ peakBytes }) => peakBytes) },
    ...(informs !== undefined && { informs }),
  };
}
