import type { At } from "../contract/plan.ts";
import type { OutFolder } from "../out/out-folder.ts";
import type { Truth } from "../samples/truth.ts";
import type { Progress } from "../terminal/progress.ts";
import type { Worker } from "../worker/worker.ts";

/** All that measuring needs of the world. */
export interface Ports {
  /** Starts a fresh worker. */
  readonly openWorker: () => Worker;
  /** Where a file of the repository, at its commit, can be read: an absolute path. */
  readonly locate: (at: At) => Promise<string>;
  /** What a model should answer, with the places that say so. */
  readonly truthOf: (model: string) => Promise<Truth>;
  readonly out: OutFolder;
  readonly progress: Progress;
  readonly signal?: AbortSignal;
}
