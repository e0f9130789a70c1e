import type { At } from "../contract/plan.ts";
import type { OutFolder } from "../out/out-folder.ts";
import type { Truth } from "../samples/truth.ts";
import type { Hashes } from "../store/hashes.ts";
import type { Store } from "../store/store.ts";
import type { Progress } from "../terminal/progress.ts";
import type { Worker } from "../worker/worker.ts";

/** Who is asked about models. */
export interface Workers {
  /** Starts a fresh worker; the first time, its environment is made where there is none yet. */
  readonly openWorker: () => Promise<Worker>;
  readonly signal?: AbortSignal;
}

/** All that looking at packages needs of the world. */
export interface LookingPorts extends Workers {
  /** Where a file of the repository, at its commit, can be read: an absolute path. */
  readonly locate: (at: At) => Promise<string>;
}

/** All that measuring needs of it. */
export interface Ports extends LookingPorts {
  /** Names the worker that would be started, without starting it: of equal names, all answers are equal. */
  readonly workerKey: () => Promise<string>;
  /** What earlier runs found out; whoever opened it closes it. */
  readonly store: Store;
  readonly hashes: Hashes;
  /** What a model should answer, with the places that say so. */
  readonly truthOf: (model: string) => Promise<Truth>;
  readonly out: OutFolder;
  readonly progress: Progress;
}
