import { workerCommand } from "../worker/command.ts";
import { openWorker, type Worker } from "../worker/worker.ts";
import type { Host } from "./entry/host.ts";

/** Starts a worker whose temporary files lie in a scratch folder. */
export function startWorker(python: string, scratch: string, host: Host): Worker {
  return openWorker({
    ...workerCommand(python, host.worker),
    // coremltools leaves copies of packages behind, above all where it is killed.
    env: { ...host.env, TMPDIR: scratch },
    ...(host.signal && { signal: host.signal }),
  });
}
