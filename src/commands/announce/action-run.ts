import type { Inputs } from "../../action/inputs.ts";
import type { Runner } from "../../action/runner.ts";
import type { Event } from "../../github/event.ts";
import type { Reach } from "../../github/reach.ts";
import type { Patience } from "../../github/retries.ts";
import type { Host } from "../entry/host.ts";

/** A run of the action: what the workflow asked for, why it runs, and where. */
export interface ActionRun {
  readonly inputs: Inputs;
  readonly runner: Runner;
  readonly event: Event;
  readonly host: Host;
  /** How long servers are waited for, GitHub's and the runner's. */
  readonly patience: Patience;
  /** Whom GitHub is asked by, loaded when first needed; absent where there is no token. */
  readonly reach?: () => Promise<Reach>;
}
