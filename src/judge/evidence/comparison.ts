import { quote } from "../../catalog/quote.ts";
import { isUnmeasured, type Unmeasured } from "../../catalog/unmeasured.ts";
import type { PlannedModel } from "../../contract/plan.ts";
import { LABEL } from "../../contract/sample.ts";
import { type Columns, selectPart, selectRows } from "../../tasks/tasks.ts";
import { sliceName } from "../../words/limits.ts";
import { listedUpTo } from "../../words/lists.ts";
import type { Guess } from "./guess.ts";
import type { LimitSlice, Observation } from "./observation.ts";

/** One variant on one target with everything it may be compared with. */
export interface Comparison {
  readonly own: Observation;
  readonly reference: Observation | Unmeasured;
  readonly base: Base;
  /** Where the reference does no better than one answer to everything: then no drop from it tells anything. */
  readonly guess?: Guess;
  /** Where the source answers better when its pictures are shown otherwise. */
  readonly otherwise?: NonNullable<Observation["otherwise"]>;
}

/** The same variant and reference at the merge-base, or why there are none. */
export type Base =
  | {
      readonly kind: "present";
      readonly own: Observation | Unmeasured;
      readonly reference: Observation | Unmeasured;
    }
  | Exclude<PlannedModel["base"], { kind: "present" }>;

/** What was seen on the examples of a slice alone: judged as if there were no others. */
export function sliceOf(comparison: Comparison, slice: LimitSlice): Comparison | Unmeasured {
  const { own, reference, base } = comparison;
  if (isUnmeasured(own.columns)) return own.columns;
  const select = selectorOf(own.columns, slice);
  if ("unmeasured" in select) return select;
  const within = (one: Observation | Unmeasured) =>
    isUnmeasured(one) ? one : one.within(slice, select);
  return {
    // A guess is told by all samples: in a slice of one class nothing is better than that class.
    ...comparison,
    own: own.within(slice, select),
    reference: within(reference),
    base:
      base.kind === "present"
        ? { ...base, own: within(base.own), reference: within(base.reference) }
        : base,
  };
}

/** How a slice is taken out of columns: the rows of some examples, or what one output answered to all. */
function selectorOf(own: Columns, slice: LimitSlice) {
  const { column, value } = slice;
  const { slices, byLabel } = own.samples;
  const values = slices.get(column) ?? (column === LABEL ? byLabel : undefined);
  if (values === undefined && selectPart(own, slice) !== undefined)
    return (columns: Columns | Unmeasured) => selectPart(columns, slice) ?? columns;
  if (values === undefined) {
    return { unmeasured: `the examples have no column ${quote(slice.column)} to be sliced by` };
  }
  const rows = values.get(value);
  if (rows !== undefined) return (columns: Columns | Unmeasured) => selectRows(columns, rows);
  const known = listedUpTo(NAMED, [...values.keys()].sort().map(quote));
  return { unmeasured: `no example has ${quote(sliceName(slice))}: there are ${known}` };
}

const NAMED = 10;
