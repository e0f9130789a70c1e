import type { Inputs } from "../../action/inputs.ts";
import type { Runner } from "../../action/runner.ts";
import type { Event } from "../../github/event.ts";
import type { Host } from "../entry/host.ts";

/** A run of the action: what the workflow asked for, why it runs, and where. */
export interface ActionRun {
  readonly inputs: Inputs;
  readonly runner: Runner;
  readonly event: Event;
  readonly host: Host;
}
