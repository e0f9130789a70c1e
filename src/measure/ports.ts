import type { At } from "../contract/plan.ts";
import type { OutFolder } from "../out/out-folder.ts";
import type { Labels } from "../samples/labels.ts";
import type { Progress } from "../terminal/progress.ts";
import type { Worker } from "../worker/worker.ts";

/** All that measuring needs of the world. */
export interface Ports {
  /** Starts a fresh worker. */
  readonly openWorker: () => Worker;
  /** Where a file of the repository, at its commit, can be read: an absolute path. */
  readonly locate: (at: At) => Promise<string>;
  /** A model's labels, with the places they were read from. */
  readonly labelsOf: (model: string) => Promise<Labels>;
  readonly out: OutFolder;
  readonly progress: Progress;
  readonly signal?: AbortSignal;
}
