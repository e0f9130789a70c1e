import type { WorkerEvent } from "../contract/protocol.ts";
import type { Answer } from "../worker/answer.ts";
import type { Asked, Worker } from "../worker/worker.ts";
import type { Places } from "./places.ts";
import type { Ports } from "./ports.ts";

/** Whoever answers next: one worker for as long as it lives, then a fresh one. */
export interface Crew {
  ask(request: Asked, onEvent?: (event: WorkerEvent) => void): Promise<Answer>;
  /** Lets the worker go; the next question starts a fresh one. */
  dismiss(): Promise<void>;
}

type Needs = Pick<Ports, "openWorker" | "signal"> & { readonly out: Pick<Ports["out"], "sweep"> };

export function crewOf({ openWorker, out, signal }: Needs, { retell }: Places): Crew {
  let worker: Worker | undefined;

  async function ask(request: Asked, onEvent?: (event: WorkerEvent) => void): Promise<Answer> {
    signal?.throwIfAborted();
    worker ??= openWorker();
    const answer = await worker.ask(request, onEvent);
    if (answer.kind === "death") {
      await dismiss();
      await out.sweep();
    }
    signal?.throwIfAborted();
    return retell(answer);
  }

  async function dismiss() {
    const leaving = worker;
    worker = undefined;
    await leaving?.close();
  }

  return { ask, dismiss };
}
