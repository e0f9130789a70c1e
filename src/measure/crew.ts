import type { WorkerEvent } from "../contract/protocol.ts";
import type { Answer } from "../worker/answer.ts";
import type { UnnumberedRequest, Worker } from "../worker/worker.ts";
import { workerPlaces } from "./places.ts";
import type { LookingPorts } from "./ports.ts";

/** Whoever answers next: one worker for as long as it lives, then a fresh one. */
export interface Crew {
  ask(request: UnnumberedRequest, onEvent?: (event: WorkerEvent) => void): Promise<Answer>;
  /** Where to read what it is asked of; what it says of that place is told with the repository's own path. */
  readonly locate: LookingPorts["locate"];
  /** Lets the worker go; the next question starts a fresh one. */
  dismiss(): Promise<void>;
}

/** Works with a crew, and lets it go afterwards. `sweep` clears away what a worker that died has left. */
export async function withCrew<T>(
  ports: LookingPorts,
  work: (crew: Crew) => Promise<T>,
  sweep?: () => Promise<void>,
): Promise<T> {
  const crew = crewOf(ports, sweep);
  try {
    return await work(crew);
  } finally {
    await crew.dismiss();
  }
}

function crewOf({ openWorker, signal, ...ports }: LookingPorts, sweep?: () => Promise<void>): Crew {
  const { locate, retell } = workerPlaces(ports.locate);
  let worker: Worker | undefined;

  async function ask(
    request: UnnumberedRequest,
    onEvent?: (event: WorkerEvent) => void,
  ): Promise<Answer> {
    signal?.throwIfAborted();
    worker ??= openWorker();
    const answer = await worker.ask(request, onEvent);
    if (answer.kind === "death") {
      await dismiss();
      await sweep?.();
    }
    signal?.throwIfAborted();
    return retell(answer);
  }

  async function dismiss() {
    const leaving = worker;
    worker = undefined;
    await leaving?.close();
  }

  return { ask, locate, dismiss };
}
