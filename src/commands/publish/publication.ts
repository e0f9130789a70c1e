import type { EventOf } from "../../github/event.ts";
import type { Reach } from "../../github/reach.ts";
import type { ActionRun } from "../announce/action-run.ts";

/** Whose measurements are judged, and of what. */
export interface Publication {
  readonly event: EventOf<"workflow-run">;
  /** The same run of the action, as if the pull request itself had started it. */
  readonly about: ActionRun & { readonly event: EventOf<"pull-request"> };
  readonly reach: Reach;
}
