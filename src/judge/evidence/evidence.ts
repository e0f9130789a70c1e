import type { Unmeasured } from "../../catalog/unmeasured.ts";
import type { Measurement } from "../../contract/measurement.ts";
import type { Side } from "../../contract/names.ts";
import type { RecordedFrom } from "../../contract/plan.ts";
import type { Columns } from "../../tasks/tasks.ts";

/** Which measurement: `measurements/<model>/<side>/<variant>/<target>.json`. */
export interface Key {
  readonly model: string;
  readonly side: Side;
  readonly variant: string;
  readonly target: string;
}

/** Where judging finds what was seen. Nothing found is `unmeasured`, with why. */
export interface Evidence {
  measurement(key: Key): Measurement | Unmeasured;
  /** The answers; asked for only where there is a measurement. */
  columns(key: Key): Columns | Unmeasured;
  /** What was measured elsewhere: the target branch's before the pull request's. */
  recordings(key: Key): readonly Recording[];
}

/** A file of a folder of measurements; `path` is the project's own. */
export type Recording = { readonly from: RecordedFrom; readonly path: string } & (
  | {
      readonly kind: "read";
      readonly measurement: Measurement;
      readonly columns: Columns | Unmeasured;
    }
  | { readonly kind: "refused"; readonly why: string }
);
