import type { At } from "../contract/plan.ts";
import type { OutFolder } from "../out/out-folder.ts";
import type { Truth } from "../samples/truth.ts";
import type { Progress } from "../terminal/progress.ts";
import type { Worker } from "../worker/worker.ts";

/** Who is asked about models. */
export interface Workers {
  /** Starts a fresh worker. */
  readonly openWorker: () => Worker;
  readonly signal?: AbortSignal;
}

/** All that looking at packages needs of the world. */
export interface LookingPorts extends Workers {
  /** Where a file of the repository, at its commit, can be read: an absolute path. */
  readonly locate: (at: At) => Promise<string>;
}

/** All that measuring needs of it. */
export interface Ports extends LookingPorts {
  /** What a model should answer, with the places that say so. */
  readonly truthOf: (model: string) => Promise<Truth>;
  readonly out: OutFolder;
  readonly progress: Progress;
}
