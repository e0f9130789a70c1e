import type { Unmeasured } from "../../catalog/unmeasured.ts";
import type { Measurement } from "../../contract/measurement.ts";
import type { RecordedFrom } from "../../contract/plan.ts";
import type { Slot } from "../../contract/slot.ts";
import type { Columns } from "../../tasks/tasks.ts";

/** Where judging finds what was seen. Nothing found is `unmeasured`, with why. */
export interface Evidence {
  measurement(key: Slot): Measurement | Unmeasured;
  /** The answers; asked for only where there is a measurement. */
  columns(key: Slot): Columns | Unmeasured;
  /** What was measured elsewhere: the target branch's before the pull request's. */
  recordings(key: Slot): readonly ReadRecording[];
}

/** A file of a folder of measurements; `path` is the project's own. */
export type ReadRecording = { readonly from: RecordedFrom; readonly path: string } & (
  | {
      readonly kind: "read";
      readonly measurement: Measurement;
      readonly columns: Columns | Unmeasured;
    }
  | { readonly kind: "refused"; readonly why: string }
);
