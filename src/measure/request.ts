import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { findTarget } from "../catalog/targets.ts";
import type { PlannedRequest } from "../contract/plan.ts";
import type { WorkerEvent } from "../contract/protocol.ts";
import type { Ended } from "../contract/verbs.ts";
import type { Placed } from "./placed.ts";
import { Lost, refuse, refuseMistakes } from "./refusal.ts";
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

/** Has the data and the source checked against each other: what does not fit is told before anything is made. */
export async function checkData(
  opening: Opening,
  shop: Pick<Workshop, "crew" | "folder">,
): Promise<void> {
  const { planned, source } = opening;
  const [end] = (await unopenable(opening, [source.path], "read", shop)).values();
  if (end === undefined) return;
  if (isMistake(end)) refuseMistakes(planned, [end.message]);
  throw new Lost(end.message);
}

/** Whether the user asked for what a package cannot be asked. */
export function isMistake({ stage, cause }: Ended): boolean {
  return stage === "task" && cause === "refused";
}

/**
 * Has the data opened for the source, and packages opened as they are when they are evaluated, up to the first
 * prediction: what they take and give is read, or they are loaded too. Answers why one cannot be, by its place.
 */
export async function unopenable(
  opening: Opening,
  packages: readonly string[],
  only: "read" | "load",
  { crew, folder }: Pick<Workshop, "crew" | "folder">,
): Promise<ReadonlyMap<string, Ended>> {
  const found = new Map<string, Ended>();
  const lanes = packages.map((path, at) => ({
    name: String(at),
    packages: { model: path },
    into: join(folder, randomUUID()),
  }));
  const told = (event: WorkerEvent) => {
    if (event.event !== "item" || !("ended" in event)) return;
    const path = packages[Number(event.lane)];
    if (path === undefined) return;
    found.set(path, { ...event.ended, message: crew.retell(event.ended.message) });
  };
  const request = { ...sharedBy(opening), lanes, chunks: [], only };
  let answer = await crew.ask(request, told, patienceFor(opening));
  // Of several that are loaded, only the one that kills is lost.
  if (answer.kind === "death" && only === "load")
    answer = await crew.ask({ ...request, isolation: "process" }, told, patienceFor(opening));
  if (answer.kind !== "result") refuse(answer, opening.planned);
  return found;
}
