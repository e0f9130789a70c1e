import { findTarget } from "../catalog/targets.ts";
import type { PlannedRequest } from "../contract/plan.ts";
import type { Placed } from "./placed.ts";
import { refuse } from "./refusal.ts";
import type { Workshop } from "./workshop.ts";

/**
 * How long a model may take to load, and to predict for the first time: a large one on a slow machine takes less. Later
 * predictions may take a hundred times their median besides, of which the worker knows.
 */
const BOUNDS = { loadSeconds: 600, predictSeconds: 60 } as const;

/** Where a load may never end, it is not waited for as long. A policy that says how long is heeded; elsewhere it gives more time and takes none. */
function boundsOf({ target, timeout = 0 }: PlannedRequest) {
  const hangs = findTarget(target)?.hangs;
  if (hangs === undefined)
    return {
      loadSeconds: Math.max(timeout, BOUNDS.loadSeconds),
      predictSeconds: Math.max(timeout, BOUNDS.predictSeconds),
    };
  const seconds = timeout === 0 ? hangs : timeout;
  return { loadSeconds: seconds, predictSeconds: seconds };
}

/**
 * Something is told after each load and prediction, and now and then while a prediction is waited for that may still come:
 * a worker that says nothing for longer than the longest is lost.
 */
export function patienceFor({ planned }: Pick<Placed, "planned">) {
  const { loadSeconds, predictSeconds } = boundsOf(planned);
  return { silentMs: (Math.max(loadSeconds, predictSeconds) + 30) * 1000 };
}

/** A model with its data, in the places where the worker finds them. */
export interface Opening extends Pick<Placed, "planned" | "data" | "samples"> {
  readonly source: Pick<Placed["source"], "path">;
}

/** All that the requests for the lanes of one planned request have in common. */
export function sharedBy({ planned, source, data, samples }: Opening) {
  const { target, task, options } = planned;
  return {
    do: "evaluate" as const,
    engine: target,
    task,
    options,
    data: [...data],
    samples,
    source: { model: source.path },
    bounds: boundsOf(planned),
  };
}

/** Has the data checked against the source, and runs nothing: what does not fit is told before anything is made. */
export async function checkData(opening: Opening, { crew }: Pick<Workshop, "crew">): Promise<void> {
  const request = { ...sharedBy(opening), lanes: [], chunks: [] };
  const answer = await crew.ask(request, undefined, patienceFor(opening));
  if (answer.kind !== "result") refuse(answer, opening.planned);
}
