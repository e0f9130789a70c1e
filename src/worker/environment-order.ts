import type { Variables } from "../process/variables.ts";
import type { Progress } from "../terminal/progress.ts";
import type { Python } from "./python.ts";
import type { WheelStore } from "./wheels.ts";

/** What a Python environment is made from and where, by whom and before whose eyes. */
export interface EnvironmentOrder {
  readonly python: Python;
  /** Requirement files with hashes, together complete. */
  readonly locks: readonly string[];
  /** Environments live below it, one folder a key. */
  readonly home: string;
  /** The caller's variables; children get the few that they need. */
  readonly env: Variables;
  readonly progress: Progress;
  readonly signal?: AbortSignal;
  /** Keeps what is downloaded from one run to the next. */
  readonly wheels?: WheelStore;
}
